/** What a person does with the product in the real page: its sidebar, and the figures on the scorecard by their keys. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repository } from '../../host/session/bundle.ts';
import { columnLetters, type PageDriver } from './harness.ts';

/** The first and then every tenth of the sample's deals: all months and statuses in a table that is quick to compute. */
export function fewDeals(): string {
  const [header, ...rows] = readFileSync(join(repository, 'sample/Deals.csv'), 'utf8').trim().split(/\r?\n/);
  return [header, ...rows.filter((_, index) => index % 10 === 0)].join('\n');
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Product {
  readonly page: PageDriver;
  constructor(page: PageDriver) {
    this.page = page;
  }

  /** Presses a button of the sidebar. */
  press(name: string | RegExp): Promise<void> {
    return this.page.sidebar().getByRole('button', { name, exact: true }).first().click();
  }

  /** Waits until the sidebar says something. */
  async see(text: string | RegExp): Promise<void> {
    await this.page.sidebar().getByText(text).first().waitFor();
  }

  /** The heading of the sidebar's screen, once it is this one. */
  async heading(name: string): Promise<void> {
    const heading = this.page.sidebar().getByRole('heading', { level: 1 });
    await expect.poll(() => heading.textContent(), { timeout: 30_000 }).toBe(name);
  }

  /** Closes the sidebar if it is open, and opens it afresh. */
  async reopen(): Promise<void> {
    await this.closeSidebar();
    await this.page.openSidebar();
  }

  async closeSidebar(): Promise<void> {
    const close = this.page.page.getByRole('button', { name: 'Close Sales KPIs' });
    if (await close.isVisible()) await close.click();
  }

  /** From the sidebar's first screen to the finished scorecard. */
  async build(): Promise<void> {
    await this.press('Get started');
    await this.press('Next');
    await this.press('Build scorecard');
    await this.built();
  }

  /** Waits for the end of a build; a failure is reported with what the sidebar says. */
  async built(): Promise<void> {
    const sidebar = this.page.sidebar();
    const failed = sidebar.getByRole('alert');
    await sidebar
      .getByRole('heading', { name: 'Your scorecard is ready' })
      .or(failed)
      .first()
      .waitFor({ timeout: 90_000 });
    expect(await failed.allTextContents()).toEqual([]);
    await this.page.saved();
  }

  async violations(): Promise<string[]> {
    const frame = this.page.page.frames().find((each) => each.parentFrame() && each.url() === 'about:srcdoc')!;
    await frame.evaluate(axe);
    return frame.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join('\n'));
    });
  }

  /** Where a figure stands on the scorecard: its row and column have keys in the hidden first column and row. */
  async place(row: string, column: string, sheet = 'Scorecard'): Promise<string> {
    const { rows, columns } = await this.page.page.evaluate(readKeys, sheet);
    const [r, c] = [rows.indexOf(row), columns.indexOf(column)];
    if (r < 0 || c < 0) throw new Error(`${sheet} has no ${row} × ${column}.`);
    return columnLetters(c) + (r + 1);
  }

  async figure(kpi: string, column = 'total'): Promise<string | number | boolean | null> {
    return this.page.value('Scorecard', await this.place(`kpi:${kpi}`, column));
  }

  /** Every KPI of the scorecard with its total and its periods, blank as null. */
  async figures(): Promise<Record<string, Record<string, number | null>>> {
    return this.page.page.evaluate(readFigures);
  }

  /** Cells of the whole file that show an error. */
  errors(): Promise<string[]> {
    return this.page.page.evaluate(readErrors);
  }

  /** Waits until the page shows this figure: it follows the table by itself. */
  async follows(kpi: string, value: number, column = 'total'): Promise<void> {
    await expect.poll(() => this.figure(kpi, column), { timeout: 10_000 }).toBeCloseTo(value, 9);
  }
}

/** Keeps the answer to the n-th step of the next build until the gate is opened. */
export async function holdStep({ page }: PageDriver, nth: number): Promise<{ reached: Promise<void>; open(): void }> {
  let steps = 0;
  let arrive = () => {};
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/run/salesKpis', async (route) => {
    const { args } = route.request().postDataJSON() as { args: string[] };
    if (args[0] === 'step' && ++steps === nth) {
      arrive();
      await opened;
    }
    await route.continue();
  });
  return { reached, open };
}

/** Runs in the page. */
function readKeys(sheet: string): { rows: string[]; columns: string[] } {
  const { getters } = globalThis.__model;
  const sheetId = getters.getSheetIdByName(sheet)!;
  const text = (col: number, row: number) => String(getters.getEvaluatedCell({ sheetId, col, row }).value ?? '');
  return {
    rows: Array.from({ length: getters.getNumberRows(sheetId) }, (_, row) => text(0, row)),
    columns: Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => text(col, 0)),
  };
}

/** Runs in the page. */
function readFigures(): Record<string, Record<string, number | null>> {
  const { getters } = globalThis.__model;
  const sheetId = getters.getSheetIdByName('Scorecard')!;
  const value = (col: number, row: number) => getters.getEvaluatedCell({ sheetId, col, row }).value;
  const found: Record<string, Record<string, number | null>> = {};
  for (let row = 0; row < getters.getNumberRows(sheetId); row++) {
    const [, kpi] = /^kpi:(.+)$/.exec(String(value(0, row) ?? '')) ?? [];
    if (!kpi) continue;
    const figures: Record<string, number | null> = {};
    found[kpi] = figures;
    for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
      const key = String(value(col, 0) ?? '');
      if (key !== 'total' && !key.startsWith('period:')) continue;
      const figure = value(col, row);
      figures[key.replace(/^.*:/, '')] = figure === null || figure === '' ? null : Number(figure);
    }
  }
  return found;
}

/** Runs in the page. */
function readErrors(): string[] {
  const { getters } = globalThis.__model;
  return getters.getSheetIds().flatMap((sheetId) =>
    getters.getEvaluatedCellsPositions(sheetId).flatMap((position) => {
      const { type, value, message } = getters.getEvaluatedCell(position);
      if (type !== 'error') return [];
      return [`${getters.getSheetName(sheetId)} R${position.row + 1}C${position.col + 1}: ${value} ${message ?? ''}`];
    }),
  );
}
