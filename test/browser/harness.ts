/** Drives the real page in a real browser: starts the host on a free port and gives words for what a person does there. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Page, type WebSocketRoute } from 'playwright-core';
import type { OwnGetters } from '../../host/engine/workbook.ts';
import type { TableFile } from '../../host/files/load.ts';
import { type StartedHost, type StartOptions, startHost } from '../../host/server/start.ts';
import { repository } from '../../host/session/bundle.ts';
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts';

export interface OpenOptions extends Partial<Omit<StartOptions, 'files'>> {
  /** Paths or tables with names; none: the sample tables. */
  readonly files?: readonly (string | TableFile)[];
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Tests read these in place; they are not part of the repository. */
export const sharedData = join(repository, '../shared/data');
export const hasSharedData = existsSync(sharedData);
if (!hasSharedData) console.warn(`${sharedData} is missing: tests on real tables are skipped.`);

let browser: Browser | undefined;

async function launched(): Promise<Browser> {
  browser ??= await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  return browser;
}

/** To be called once after all cases of a file. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** Opens the page and waits until the spreadsheet is there. */
export async function openPage(options: OpenOptions = {}): Promise<PageDriver> {
  const { files = [], viewport = { width: 1440, height: 900 }, ...rest } = options;
  const ownFolder = rest.stateFolder ? undefined : mkdtempSync(join(tmpdir(), 'sales-kpis-'));
  const host = await startHost({
    import: 'safe',
    locale: 'en_US',
    timeZone: 'Etc/UTC',
    port: 0,
    stateFolder: ownFolder,
    ...rest,
    files: files.map((file) => (typeof file === 'string' ? { path: file } : file)),
  });
  const context = await (await launched()).newContext({ viewport, locale: 'en-US' });
  const page = await context.newPage();
  const driver = new PageDriver(page, host, async () => {
    await context.close();
    await host.close();
    if (ownFolder) rmSync(ownFolder, { recursive: true, force: true });
  });
  await driver.watchLine();
  await driver.load();
  return driver;
}

export class PageDriver {
  readonly page: Page;
  readonly host: StartedHost;
  /** Whatever the page complained about: uncaught errors, console errors, failed requests. */
  readonly complaints: string[] = [];
  readonly close: () => Promise<void>;

  constructor(page: Page, host: StartedHost, close: () => Promise<void>) {
    this.page = page;
    this.host = host;
    this.close = close;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error.stack ?? error)));
    page.on('requestfailed', (request) => this.complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  }

  private readonly lines = new Set<WebSocketRoute>();
  private isCut = false;

  /** Stands between page and server, so that a test can cut the line as a closed laptop does. */
  async watchLine(): Promise<void> {
    await this.page.routeWebSocket(/\/changes$/, (line) => {
      if (this.isCut) return void line.close();
      line.connectToServer();
      this.lines.add(line);
    });
  }

  async cutLine(): Promise<void> {
    this.isCut = true;
    for (const line of this.lines) await line.close();
    this.lines.clear();
    await this.page.waitForSelector('#status[data-state="offline"]');
  }

  async mendLine(): Promise<void> {
    this.isCut = false;
    await this.saved();
  }

  async load(): Promise<void> {
    await this.page.goto(this.host.address);
    await this.page.waitForSelector('body[data-ready]');
    await this.saved();
  }

  /** The add-on's own page in its frame. */
  sidebar(): FrameLocator {
    return this.page.frameLocator('#sidebar iframe');
  }

  /** Extensions ▸ Sales KPIs ▸ `item`. */
  async chooseMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Extensions' }).click();
    await this.page.getByRole('menuitem', { name: 'Sales KPIs' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async openSidebar(): Promise<FrameLocator> {
    if (await this.page.locator('#sidebar').isHidden()) await this.chooseMenu('Open sidebar');
    await this.page.locator('#sidebar iframe').waitFor();
    return this.sidebar();
  }

  /** What the page's own document has in a cell. */
  cell(sheet: string, a1: string): Promise<CellContent> {
    return this.page.evaluate(readCell, { sheet, a1 });
  }

  async value(sheet: string, a1: string): Promise<string | number | boolean | null> {
    return (await this.cell(sheet, a1)).value;
  }

  note(sheet: string, a1: string): Promise<string> {
    return this.page.evaluate(readNote, { sheet, a1 });
  }

  sheetNames(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { getters } = globalThis.__model;
      return getters.getSheetIds().map((id) => getters.getSheetName(id));
    });
  }

  async showSheet(name: string): Promise<void> {
    await this.page.locator('.o-sheet', { hasText: new RegExp(`^\\s*${escaped(name)}\\s*$`) }).click();
  }

  /** Types into a cell as a person does, ends with Enter, and waits until the server has it. */
  async typeInCell(sheet: string, a1: string, text: string): Promise<void> {
    await this.type(sheet, a1, text);
    await this.saved();
  }

  async type(sheet: string, a1: string, text: string): Promise<void> {
    await this.select(sheet, a1);
    await this.page.keyboard.type(text);
    // A busy page still draws the editor while the keys come in: Enter must not come before the last of them.
    await this.page.waitForFunction(
      (typed) => document.querySelector('.o-grid-composer .o-composer')?.textContent === typed,
      text,
    );
    await this.page.keyboard.press('Enter');
  }

  /** Pastes text from elsewhere. */
  async paste(sheet: string, a1: string, text: string): Promise<void> {
    await this.select(sheet, a1);
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('Control+V');
    await this.saved();
  }

  /** Puts the focus into the grid and the selection onto a cell. */
  async select(sheet: string, a1: string): Promise<void> {
    await this.showSheet(sheet);
    // Corner of the grid: any cell does, the model moves the selection from there.
    await this.page.locator('.o-grid-overlay').click({ position: { x: 60, y: 40 } });
    await this.page.evaluate((xc) => {
      const match = /^([A-Z]+)(\d+)$/.exec(xc)!;
      const col = [...match[1]!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      globalThis.__model.selection.selectCell(col, Number(match[2]) - 1);
    }, a1);
  }

  /** Right-clicks a cell of the shown part of a sheet and chooses from its menu. */
  async chooseCellMenu(sheet: string, a1: string, item: string): Promise<void> {
    await this.select(sheet, a1);
    const { x, y } = await this.middleOf(a1);
    await this.page.mouse.click(x, y, { button: 'right' });
    await this.page.locator('.o-menu-item', { hasText: item }).first().click();
    await this.saved();
  }

  /** Clicks a cell of the sheet that is shown. */
  async click(a1: string): Promise<void> {
    const { x, y } = await this.middleOf(a1);
    await this.page.mouse.click(x, y);
  }

  /** Rests the pointer on a cell of the sheet that is shown. */
  async hover(a1: string): Promise<void> {
    const { x, y } = await this.middleOf(a1);
    await this.page.mouse.move(x - 6, y);
    await this.page.mouse.move(x, y);
    await this.page.waitForTimeout(600); // the grid waits before it shows what belongs to a cell
  }

  /** How many pixels of a shown cell's inside are not of its background colour: is anything drawn there? */
  async inkIn(a1: string): Promise<number> {
    const { x, y, width, height } = await this.middleOf(a1);
    const inside = { x: x - width / 2 + 3, y: y - height / 2 + 3, width: width - 6, height: height - 6 };
    const png = (await this.page.screenshot({ clip: inside })).toString('base64');
    return this.page.evaluate(countInk, png);
  }

  private async middleOf(a1: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const rect = await this.page.evaluate((xc) => {
      const match = /^([A-Z]+)(\d+)$/.exec(xc)!;
      const col = [...match[1]!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const row = Number(match[2]) - 1;
      return globalThis.__model.getters.getVisibleRect({ left: col, right: col, top: row, bottom: row });
    }, a1);
    const grid = (await this.page.locator('.o-grid-overlay').boundingBox())!;
    // The grid's own rectangle begins after the headers, the model's before them.
    const headers = await this.page.evaluate(() => {
      const { x, y } = globalThis.__model.getters.getVisibleRect({ left: 0, right: 0, top: 0, bottom: 0 });
      return { x, y };
    });
    const { width, height } = rect;
    return { x: grid.x + rect.x - headers.x + width / 2, y: grid.y + rect.y - headers.y + height / 2, width, height };
  }

  /** Waits until the server has every change. */
  async saved(): Promise<void> {
    await this.page.waitForSelector('#status[data-state="saved"]');
  }

  /** A picture for people to look at, in .host/screens/. */
  async screenshot(name: string): Promise<string> {
    const folder = join(repository, '.host/screens');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}

export interface CellContent {
  readonly value: string | number | boolean | null;
  readonly shown: string;
  /** The formula as stored, else the text. */
  readonly content: string;
  readonly message: string;
}

/** Runs in the page: pixels that differ from the first one. */
async function countInk(png: string): Promise<number> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let i = 4; i < data.length; i += 4) if (data[i] !== data[0] || data[i + 2] !== data[2]) count++;
  return count;
}

/** Runs in the page. */
function readNote({ sheet, a1 }: { sheet: string; a1: string }): string {
  const getters = globalThis.__model.getters as unknown as OwnGetters & typeof globalThis.__model.getters;
  const match = /^([A-Z]+)(\d+)$/.exec(a1)!;
  const col = [...match[1]!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return getters.getNote({ sheetId: getters.getSheetIdByName(sheet)!, col, row: Number(match[2]) - 1 });
}

/** Runs in the page. */
function readCell({ sheet, a1 }: { sheet: string; a1: string }): CellContent {
  const { getters } = globalThis.__model;
  const sheetId = getters.getSheetIdByName(sheet);
  if (!sheetId) throw new Error(`There is no sheet ${sheet}.`);
  const match = /^([A-Z]+)(\d+)$/.exec(a1)!;
  const col = [...match[1]!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const position = { sheetId, col, row: Number(match[2]) - 1 };
  const cell = getters.getEvaluatedCell(position);
  return {
    value: cell.value as CellContent['value'],
    shown: cell.formattedValue,
    content: getters.getCellText(position, { showFormula: true }),
    message: cell.type === 'error' ? (cell.message ?? '') : '',
  };
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
