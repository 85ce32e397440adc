import { describe, expect, it, vi } from 'vitest';
import type { ScorecardInput } from '../../src/scorecard/build.ts';
import type { Plan, ScorecardSheet } from '../../src/scorecard/plan.ts';
import type { Cell } from '../../src/table/types.ts';
import { day } from '../kpi/tables.ts';
import { caseOf, inputOf } from './case.ts';
import { Paper } from './paper.ts';
import { planScorecard } from './planned.ts';

vi.mock('../../src/table/formula.ts', () => import('./passthrough.ts'));

const { tables } = caseOf();
const names: Record<ScorecardSheet, string> = { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' };
const kinds: ScorecardSheet[] = ['scorecard', 'data', 'settings'];

/** A file with our three sheets on paper. */
class File {
  readonly papers: Record<ScorecardSheet, Paper> = {
    scorecard: new Paper(100),
    data: new Paper(),
    settings: new Paper(100),
  };

  build(kpis: string[], more: Partial<ScorecardInput> = {}) {
    const existing = this.built ? kinds.map((kind) => this.papers[kind].read(kind, names[kind])) : [];
    const planned = planScorecard(inputOf(tables, kpis, { existing, ...more }));
    for (const sheet of planned.plan.sheets) this.papers[sheet.kind as ScorecardSheet].carryOut(sheet);
    this.built = true;
    return planned;
  }

  /** The cell of a row and column of ours, by key. */
  spot(kind: ScorecardSheet, row: string, column: string) {
    const { values } = this.papers[kind].read(kind, names[kind]);
    return { row: values.findIndex((line) => line[0] === row), column: values[0]!.indexOf(column) };
  }

  value(kind: ScorecardSheet, row: string, column: string): Cell {
    const spot = this.spot(kind, row, column);
    return this.papers[kind].read(kind, names[kind]).values[spot.row]![spot.column]!;
  }

  type(kind: ScorecardSheet, row: string, column: string, content: { number: number } | { text: string } | null): void {
    const spot = this.spot(kind, row, column);
    this.papers[kind].cells[spot.row]![spot.column] = content;
  }

  private built = false;
}

const kpis = ['win_rate', 'revenue', 'pipeline_coverage'];
const sheetOf = ({ sheets }: Plan, kind: ScorecardSheet) => sheets.find((sheet) => sheet.kind === kind)!;
const edits = ({ sheets }: Plan) => sheets.flatMap((sheet) => sheet.edits);

describe('a rebuild', () => {
  it('of the same scorecard changes nothing', () => {
    const file = new File();
    const first = file.build(kpis).plan;
    const second = file.build(kpis).plan;
    expect(edits(second)).toEqual([]);
    expect(second.sheets.map(({ cells }) => cells)).toEqual(first.sheets.map(({ cells }) => cells));
  });

  it('keeps the targets typed into the scorecard, and measures against them', () => {
    const file = new File();
    file.build(kpis);
    file.type('scorecard', 'kpi:win_rate', 'target', { number: 90 / 100 });
    file.type('scorecard', 'kpi:revenue', 'target', { number: 1000 });
    const { report } = file.build([...kpis, 'sales_cycle']);
    expect(file.value('scorecard', 'kpi:win_rate', 'target')).toBe(0.9);
    expect(report.kpis.map(({ id, target, status }) => [id, target, status])).toEqual([
      ['win_rate', 0.9, 'off_target'],
      ['revenue', 1000, 'on_target'],
      ['pipeline_coverage', null, expect.any(String)],
      ['sales_cycle', null, 'none'],
    ]);
    expect(report.kpis[2]!.value).toBeCloseTo(
      tables[0]!.frame.number.amount!.reduce<number>(
        (sum, amount, i) => sum + (tables[0]!.frame.status[i] === 'open' ? Number(amount) : 0),
        0,
      ) / 1000,
      9,
    );
  });

  it('keeps a target that was typed when the request of the last build is repeated again and again', () => {
    const file = new File();
    const asked = { kpis: [{ id: 'revenue', variant: null, target: 500 }] };
    file.build([], asked);
    file.type('scorecard', 'kpi:revenue', 'target', { number: 700 });
    for (let i = 0; i < 3; i++) file.build([], asked);
    expect(file.value('scorecard', 'kpi:revenue', 'target')).toBe(700);
    file.build([], { kpis: [{ id: 'revenue', variant: null, target: 800 }] });
    expect(file.value('scorecard', 'kpi:revenue', 'target')).toBe(800);
  });

  it('keeps changed settings and words that were added', () => {
    const file = new File();
    file.build(kpis);
    file.type('settings', 'near', 'value', { number: 10 / 100 });
    file.type('settings', 'band:win_rate', 'most', { number: 5 / 100 });
    file.type('settings', 'entry:deals.status_words:Closed won', 'value', { text: 'open' });
    file.type('settings', 'room:deals.status_words:2', 'label', { text: 'Signed' });
    file.type('settings', 'room:deals.status_words:2', 'value', { text: 'won' });
    file.build(kpis);
    file.build([...kpis, 'clv']);
    expect(file.value('settings', 'near', 'value')).toBe(0.1);
    expect(file.value('settings', 'band:win_rate', 'most')).toBe(0.05);
    expect(file.value('settings', 'band:win_rate', 'value')).toBe(0.2);
    expect(file.value('settings', 'entry:deals.status_words:Closed won', 'value')).toBe('open');
    expect(file.value('settings', 'room:deals.status_words:2', 'label')).toBe('Signed');
    expect(file.value('settings', 'room:deals.status_words:2', 'value')).toBe('won');
  });

  it('takes the target of a KPI without a row of its own from the settings', () => {
    const file = new File();
    expect(file.build(['pipeline_coverage']).report.kpis[0]!.reason).toBe('no_target');
    file.type('settings', 'target:revenue', 'value', { number: 2000 });
    const { value, formula } = file.build(['pipeline_coverage']).report.kpis[0]!;
    expect(value).not.toBeNull();
    expect(formula).toContain("'KPI settings'!");
  });

  it('keeps the revenue target that another KPI needs while Revenue has no row of its own, and gives it back', () => {
    const file = new File();
    file.build(kpis);
    file.type('scorecard', 'kpi:revenue', 'target', { number: 2000 });
    const coverage = (report: ReturnType<File['build']>['report']) =>
      report.kpis.find(({ id }) => id === 'pipeline_coverage')!.value;
    const before = coverage(file.build(kpis).report);
    const without = ['win_rate', 'pipeline_coverage'];
    for (let i = 0; i < 3; i++) expect(coverage(file.build(without).report)).toBe(before);
    expect(file.value('settings', 'target:revenue', 'value')).toBe(2000);
    file.type('settings', 'target:revenue', 'value', { number: 4000 });
    for (let i = 0; i < 2; i++) expect(coverage(file.build(without).report)).toBe(before! / 2);
    for (let i = 0; i < 2; i++) {
      expect(coverage(file.build(kpis).report)).toBe(before! / 2);
      expect(file.value('scorecard', 'kpi:revenue', 'target')).toBe(4000);
    }
    file.type('scorecard', 'kpi:revenue', 'target', null);
    for (let i = 0; i < 2; i++) expect(coverage(file.build(kpis).report)).toBeNull();
    expect(coverage(file.build(without).report)).toBeNull();
  });

  it('moves the user’s columns and rows along when periods and KPIs come and go', () => {
    const file = new File();
    file.build(kpis, { from: day('2017-02-01'), to: day('2017-05-31') });
    const { scorecard } = file.papers;
    const beside = file.spot('scorecard', 'kpi:revenue', 'trend').column + 1;
    scorecard.insertColumns(beside, 1);
    scorecard.type(file.spot('scorecard', 'kpi:revenue', 'name').row, beside, { text: 'owner: Aino' });
    const below = file.spot('scorecard', 'kpi:win_rate', 'name').row + 1;
    scorecard.insertRows(below, 1);
    scorecard.type(below, 3, { text: 'as agreed in May' });
    const { row: titleRow } = file.spot('scorecard', 'title', 'name');
    scorecard.type(titleRow, 8, { text: 'draft' });

    const { plan } = file.build(['win_rate', 'sales_cycle', 'revenue'], {
      from: day('2017-01-01'),
      to: day('2017-08-31'),
    });
    const { values } = scorecard.read('scorecard', 'Scorecard');
    const at = (text: string) => {
      const row = values.findIndex((line) => line.includes(text));
      return { row, column: values[row]?.indexOf(text) };
    };
    const revenue = file.spot('scorecard', 'kpi:revenue', 'trend');
    expect(at('owner: Aino')).toEqual({ row: revenue.row, column: revenue.column + 1 });
    expect(at('as agreed in May')).toEqual({ row: file.spot('scorecard', 'kpi:win_rate', 'name').row + 1, column: 3 });
    expect(at('draft').row).toBe(titleRow);
    const sheet = sheetOf(plan, 'scorecard');
    expect(sheet.columnWidths[revenue.column + 1]).toBeNull();
    expect(file.spot('scorecard', 'kpi:revenue', 'period:month:2017-01-01').column).toBe(revenue.column + 2);
  });

  describe('with other periods', () => {
    const months = { from: day('2017-01-01'), to: day('2017-12-31') };
    const quarters = { ...months, unit: 'quarter' as const };
    const holes = ({ plan }: ReturnType<File['build']>) => {
      const keys = sheetOf(plan, 'scorecard').cells[0]!.map(({ content }) => (content && 'text' in content ? content.text : '')); // biome-ignore format: one line
      return keys.filter((key) => key === '' || /^period:month/.test(key)).length;
    };
    const places = (file: File, text: string) =>
      file.papers.scorecard.cells.flatMap((row, r) => row.flatMap((cell, c) => (cell && 'text' in cell && cell.text === text ? [[r, c]] : []))); // biome-ignore format: one line
    const periods = Array.from({ length: 12 }, (_, i) => `period:month:2017-${String(i + 1).padStart(2, '0')}-01`);

    it.each([
      ['one', [11]],
      ['two', [1, 4]],
      ['two, one of them in a column that stays', [-1, 2]],
      ['as many as there is room for', [0, 1, 2, 3, 4, 9, 11]],
    ])('words of the user’s beside the charts stay in their row and hold no column: %s', (_, at) => {
      const file = new File();
      file.build(['revenue'], months);
      const columns = at.map((i) => periods[i] ?? 'trend');
      for (const column of columns) file.type('scorecard', 'chart:4', column, { text: `mine ${column}` });
      const { column: trend } = file.spot('scorecard', 'chart:4', 'trend');
      const built = file.build(['revenue'], { ...quarters, to: day('2017-03-31') });
      expect(holes(built)).toBe(0);
      const { row } = file.spot('scorecard', 'chart:4', 'name');
      const now = columns.map((column) => places(file, `mine ${column}`));
      for (const found of now) expect(found).toEqual([[row, expect.any(Number)]]);
      const stand = now.map(([place]) => place![1]!);
      expect(stand).toEqual([...stand].sort((a, b) => a - b));
      expect(Math.min(...stand)).toBeGreaterThanOrEqual(file.spot('scorecard', 'chart:4', 'name').column);
      if (columns[0] === 'trend') expect(stand[0]).toBe(trend);
      expect(edits(file.build(['revenue'], { ...quarters, to: day('2017-03-31') }).plan)).toEqual([]);
      expect(columns.flatMap((column) => places(file, `mine ${column}`))).toEqual(now.flat());
    });

    it.each<[string, string, Parameters<File['type']>[3][]]>([
      ['a number beside the charts', 'chart:4', [{ number: 7 }]],
      ['a table of words beside the charts', 'chart:4', Array.from({ length: 8 }, (_, i) => ({ text: `mine ${i}` }))],
      ['a word beside the title', 'title', [{ text: 'mine' }]],
    ])('%s holds its columns', (_, row, contents) => {
      const file = new File();
      file.build(['revenue'], months);
      contents.forEach((content, i) => {
        file.type('scorecard', row, periods[i]!, content);
      });
      expect(holes(file.build(['revenue'], quarters))).toBe(contents.length);
      for (const content of contents) expect(file.papers.scorecard.cells.flat()).toContainEqual(content);
    });
  });

  it('steps over a user’s column between the periods in the trend', () => {
    const file = new File();
    file.build(['revenue'], { from: day('2017-01-01'), to: day('2017-04-30') });
    const { column, row } = file.spot('scorecard', 'kpi:revenue', 'period:month:2017-03-01');
    file.papers.scorecard.insertColumns(column, 1);
    file.papers.scorecard.type(row, column, { number: 1e9 });
    file.build(['revenue'], { from: day('2017-01-01'), to: day('2017-04-30') });
    const trend = file.spot('scorecard', 'kpi:revenue', 'trend');
    const content = file.papers.scorecard.cells[trend.row]![trend.column] as { formula: string };
    expect(content.formula).toMatch(/COUNT\(HSTACK\(\$\w+:\$\w+;\$\w+:\$\w+\)\)/);
    expect(file.papers.scorecard.cells[row]![column]).toEqual({ number: 1e9 });
  });

  it('keeps columns the user put beside KPI data', () => {
    const file = new File();
    const data = sheetOf(file.build(kpis).plan, 'data');
    const { papers } = file;
    papers.data.type(2, data.columns + 1, { text: 'checked by' });
    const more = caseOf().tables.slice(0, 1);
    const existing = kinds.map((kind) => papers[kind].read(kind, names[kind]));
    const { plan } = planScorecard({ ...inputOf(more, kpis, { existing }) });
    papers.data.carryOut(sheetOf(plan, 'data'));
    expect(papers.data.cells.flat()).toContainEqual({ text: 'checked by' });
  });

  it('keeps the names of sheets that were renamed, in formulas, too', () => {
    const first = planScorecard(inputOf(tables, kpis)).plan;
    const paper = new Paper();
    paper.carryOut(sheetOf(first, 'data'));
    const { plan } = planScorecard(inputOf(tables, kpis, { existing: [paper.read('data', 'Our data')] }));
    expect(sheetOf(plan, 'data').name).toBe('Our data');
    expect(JSON.stringify(sheetOf(plan, 'scorecard').cells)).toContain("'Our data'!$");
    expect(JSON.stringify(sheetOf(plan, 'scorecard').cells)).not.toContain("'KPI data'!$");
  });
});
