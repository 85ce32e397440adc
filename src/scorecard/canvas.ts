/** A sheet of ours while it is drawn: cells are put by the keys of their row and column, looks are named and shared. */
import { cell, type Spot } from './a1.ts';
import { type Arrangement, arrange, type Standing } from './merge.ts';
import type { Area, Content, OwnSheet, PlanCell, SheetPlan, Style } from './plan.ts';
import { type Look, looks } from './styles.ts';

/** The key of the hidden first row and column, which hold the keys. */
export const KEYS = 'keys';

export class Canvas {
  readonly rows: Arrangement;
  readonly columns: Arrangement;
  readonly plan: SheetPlan;

  constructor(
    kind: OwnSheet,
    name: string,
    readonly standing: Standing,
    readonly rowKeys: string[],
    readonly columnKeys: string[],
  ) {
    this.rows = arrange(standing.rows, rowKeys, 'Rows');
    this.columns = arrange(standing.columns, columnKeys, 'Columns');
    this.plan = {
      kind,
      name,
      rows: this.rows.length,
      columns: this.columns.length,
      cells: Array.from({ length: this.rows.length }, () =>
        Array.from({ length: this.columns.length }, (): PlanCell => ({})),
      ),
      styles: {},
      spans: [],
      baseStyle: looks.base,
      merges: [],
      borders: [],
      conditionalFormats: [],
      validations: [],
      columnWidths: new Array<number>(this.columns.length).fill(USER_COLUMN_WIDTH),
      rowHeights: {},
      frozenRows: 0,
      frozenColumns: 0,
      hiddenColumns: [this.columns.at(KEYS)],
      hiddenRows: [this.rows.at(KEYS)],
      gridlines: true,
      charts: [],
      hidden: false,
      edits: [...this.rows.edits, ...this.columns.edits],
      areas: [],
      userColumns: [],
    };
    const ours = new Set(columnKeys.map((key) => this.columns.at(key)));
    this.plan.userColumns = this.plan.columnWidths.map((_, c) => c).filter((c) => !ours.has(c));
    for (const key of rowKeys) this.put(key, KEYS, { text: key }, 'quiet');
    for (const key of columnKeys) this.put(KEYS, key, { text: key }, 'quiet');
  }

  spot(rowKey: string, columnKey: string): Spot {
    return { row: this.rows.at(rowKey), column: this.columns.at(columnKey) };
  }

  /** `$C$7` */
  fixed(rowKey: string, columnKey: string): string {
    return cell(this.spot(rowKey, columnKey), 'both');
  }

  put(rowKey: string, columnKey: string, content: Content | null, look: Look, more: PutOptions = {}): void {
    const { row, column } = this.spot(rowKey, columnKey);
    const target = this.plan.cells[row]![column]!;
    if (content) target.content = content;
    target.style = this.style(look, more.format);
    if (more.note) target.note = more.note;
  }

  /** The look of a whole row of ours, from one column to another; contents put before or after stay. */
  paint(rowKey: string, fromColumn: string, toColumn: string, look: Look): void {
    const row = this.plan.cells[this.rows.at(rowKey)]!;
    const name = this.style(look);
    for (let c = this.columns.at(fromColumn); c <= this.columns.at(toColumn); c++) row[c]!.style ??= name;
  }

  area(rowKey: string, columnKey: string, toRowKey = rowKey, toColumnKey = columnKey): Area {
    const from = this.spot(rowKey, columnKey);
    const to = this.spot(toRowKey, toColumnKey);
    return { ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
  }

  width(columnKey: string, pixels: number): void {
    this.plan.columnWidths[this.columns.at(columnKey)] = pixels;
  }

  height(rowKey: string, pixels: number): void {
    this.plan.rowHeights[this.rows.at(rowKey)] = pixels;
  }

  /** Puts the user's cells where they have moved to, and says which rectangles are ours to write. */
  finish(): SheetPlan {
    const theirs = this.standing.theirCells(this.rows, this.columns);
    for (const { row, column, content } of theirs) this.plan.cells[row]![column] = { content, keep: true };
    this.plan.areas = ourAreas(this.plan.cells);
    return this.plan;
  }

  /** The look of a column of ours from a row on, down to the end of the sheet. */
  below(rowKey: string, columnKey: string, look: Look, format?: string): void {
    const { row, column } = this.spot(rowKey, columnKey);
    const rows = this.plan.rows - row;
    this.plan.spans.push({ area: { row, column, rows, columns: 1 }, style: this.style(look, format) });
  }

  private style(look: Look, numberFormat?: string): string {
    const name = numberFormat ? `${look} ${numberFormat}` : look;
    const style: Style = looks[look];
    this.plan.styles[name] ??= numberFormat ? { ...style, numberFormat } : style;
    return name;
  }
}

interface PutOptions {
  format?: string;
  note?: string;
}

const USER_COLUMN_WIDTH = 100; // Google's default

/** The cells that are not kept, as few rectangles as one sweep finds: whole rows join, rows with the same gaps join. */
function ourAreas(cells: PlanCell[][]): Area[] {
  const open = new Map<string, Area>();
  const areas: Area[] = [];
  cells.forEach((row, r) => {
    const here = new Set<string>();
    for (let c = 0; c < row.length; c++) {
      if (row[c]!.keep) continue;
      const start = c;
      while (c + 1 < row.length && !row[c + 1]!.keep) c++;
      const key = `${start}-${c}`;
      here.add(key);
      const area = open.get(key);
      if (area) area.rows++;
      else {
        const fresh = { row: r, column: start, rows: 1, columns: c - start + 1 };
        open.set(key, fresh);
        areas.push(fresh);
      }
    }
    for (const key of open.keys()) if (!here.has(key)) open.delete(key);
  });
  return areas;
}
