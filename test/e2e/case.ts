/** One scorecard over a table, held against figures that others computed: by its engine, by its formulas, by functions in cells. */
import { expect, it } from 'vitest';
import type { KpiAnswer, ScorecardAnswer } from '../../host/cli/figures.ts';
import type { ScorecardRequest } from '../../host/cli/request.ts';
import { expectClose } from './close.ts';
import { SalesFile } from './sales-file.ts';

/** Whole tables of up to 10,000 rows, in an engine that is slower than Google's. */
export const PATIENT = 240_000;

/** One scorecard and its file; expectations are about both of its figures at once. */
export class Case {
  private constructor(
    readonly file: SalesFile,
    readonly answer: ScorecardAnswer,
    /** Round trips the scorecard took. */
    readonly calls: number,
    readonly tolerance?: number,
  ) {}

  static async of(path: string, request: Partial<ScorecardRequest>, tolerance?: number): Promise<Case> {
    const file = await SalesFile.open([path]);
    const answer = file.scorecard(request);
    const { read, write } = file.host.calls;
    return new Case(file, answer, read + write, tolerance);
  }

  kpi(id: string, variant?: string): KpiAnswer {
    const found = this.answer.kpis.find((kpi) => kpi.id === id && (!variant || kpi.variant === variant));
    if (!found) throw new Error(`${id} ${variant ?? ''} is not on the scorecard`);
    return found;
  }

  total(id: string, wanted: number | null, variant?: string): void {
    const { value, native } = this.kpi(id, variant);
    expectClose(value, wanted, `${id} ${variant ?? ''} value`, this.tolerance);
    expectClose(native, wanted, `${id} ${variant ?? ''} native`, this.tolerance);
  }

  period(id: string, start: string, wanted: number): void {
    const period = this.kpi(id).periods.find((each) => each.start === start);
    expectClose(period?.value, wanted, `${id} ${start} value`, this.tolerance);
    expectClose(period?.native, wanted, `${id} ${start} native`, this.tolerance);
  }

  /** Typed into a free cell of the table's sheet, as the user would. */
  cell(formula: string, wanted: number): void {
    expectClose(this.typed(formula), wanted, formula, this.tolerance);
  }

  rows(formula: string): Map<string, unknown> {
    return new Map((this.typed(formula) as [string, unknown][]).slice(1));
  }

  private typed(formula: string): unknown {
    const result = this.file.workbook.evaluate(formula, this.answer.tables[0]!.sheet);
    if ('error' in result) throw new Error(`${formula}: ${result.error.code} ${result.error.message}`);
    return result.value;
  }
}

/** What holds of any scorecard, whatever its figures. */
export function holdsTogether(get: () => Case): void {
  it('has a native figure equal to every value, and none where there is none', () => {
    const { answer, tolerance } = get();
    for (const { id, variant, value, native, reason, formula, periods } of answer.kpis) {
      const about = `${id} ${variant ?? ''}`;
      expectClose(native, value, about, tolerance ?? 1e-9);
      expect(reason === null, `${about}: ${value}, reason ${reason}`).toBe(value !== null);
      if (value !== null) expect(formula, about).toMatch(/\w/);
      for (const period of periods) {
        expectClose(period.native, period.value, `${about} ${period.start}`, 1e-9);
        expect(period.reason === null, `${about} ${period.start}`).toBe(period.value !== null);
      }
    }
  });

  it('has no error in any cell', () => {
    expect(get().file.errors()).toEqual([]);
  });
}
