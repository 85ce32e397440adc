/** Everything a document holds, without the ids the engine gives it: two documents that look the same are equal. */
import type { WorkbookData } from '../../host/engine/workbook.ts';

export type SheetState = Record<string, unknown> & { name: string };

type Sheet = Record<string, unknown> & { id: string; name: string };
type ByZone = Record<string, number>;

/** Numbers of looks in a sheet point into these tables of the document. */
const LOOKS = ['styles', 'formats', 'borders'] as const;

export function stateOf(data: WorkbookData): { sheets: SheetState[]; attachments: unknown } {
  const { sheets, attachments } = data as unknown as { sheets: Sheet[]; attachments: Record<string, unknown> };
  const names = new Map(sheets.map(({ id, name }) => [id, name]));
  const ids = new RegExp([...names.keys()].join('|'), 'g');
  const unnamed = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value ?? null).replace(ids, (id) => `sheet ${names.get(id)}`),
      (key, each) => (key === 'id' || key === 'chartId' ? undefined : each),
    );
  return {
    sheets: sheets.map((sheet) => {
      const looks = Object.fromEntries(
        LOOKS.map((look) => [look, cellByCell(sheet[look] as ByZone, data[look] as Record<string, unknown>)]),
      );
      return unnamed({ ...sheet, ...looks }) as SheetState;
    }),
    attachments: Object.entries(attachments ?? {})
      // Where a chart stands, its figure says; what was once asked for is only remembered here.
      .filter(([key]) => !key.startsWith('chart:'))
      .map(([key, value]) => [key, unnamed(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** The engine may cut the same looks into other rectangles. */
function cellByCell(zones: ByZone, looks: Record<string, unknown>): Record<string, unknown> {
  const cells: [string, unknown][] = Object.entries(zones).flatMap(([zone, id]) => {
    const [first = '', last = first] = zone.split(':');
    const [from, to] = [spot(first), spot(last)];
    const found: [string, unknown][] = [];
    for (let row = from.row; row <= to.row; row++)
      for (let column = from.column; column <= to.column; column++) found.push([`${row},${column}`, looks[id]]);
    return found;
  });
  return Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function spot(cell: string): { row: number; column: number } {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(cell)!;
  return { row: Number(row), column: [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) };
}

/** Where two states differ, in words that a person can follow: an equality of whole documents would print thousands of lines. */
export function changes(before: unknown, after: unknown, path = ''): string[] {
  if (Object.is(before, after)) return [];
  const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isTree(before) || !isTree(after)) return [`${path}: ${brief(before)} → ${brief(after)}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => changes(before[key], after[key], `${path}/${nameOf(before[key] ?? after[key]) ?? key}`));
}

const nameOf = (value: unknown): string | undefined => (value as { name?: string } | null | undefined)?.name;
const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 120);
