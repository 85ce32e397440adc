/** A sheet of ours while it is drawn: cells are put by the keys of their row and column, looks are named and shared. */
import { cell, type Spot } from './a1.ts';
import { type Arrangement, arrange, type Standing } from './merge.ts';
import type { Area, Content, OwnSheet, PlanCell, SheetPlan, Style } from './plan.ts';
import { LINE, type Look, looks } from './styles.ts';

/** The key of the first row and column, which hold the keys. */
export const KEYS = 'keys';

export class Canvas {
  readonly rows: Arrangement;
  readonly columns: Arrangement;
  readonly plan: SheetPlan;

  constructor(
    kind: OwnSheet,
    name: string,
    readonly standing: Standing,
    rowKeys: string[],
    columnKeys: string[],
  ) {
    this.rows = arrange(standing.rows, rowKeys, 'Rows');
    this.columns = arrange(standing.columns, columnKeys, 'Columns');
    const [rows, columns] = [this.rows.length, this.columns.length];
    this.plan = {
      kind,
      name,
      rows,
      columns,
      cells: Array.from({ length: rows }, () => Array.from({ length: columns }, (): PlanCell => ({}))),
      styles: {},
      baseStyle: looks.base,
      spans: [],
      lines: { areas: [], color: LINE },
      conditionalFormats: [],
      validations: [],
      columnWidths: new Array<null>(columns).fill(null),
      frozenRows: 0,
      frozenColumns: 0,
      hiddenColumns: [this.columns.at(KEYS)],
      hiddenRows: [],
      gridlines: true,
      charts: [],
      edits: [...this.rows.edits, ...this.columns.edits],
      areas: [],
    };
    for (const key of rowKeys) this.text(key, KEYS, key, 'unseen');
    for (const key of columnKeys) this.text(KEYS, key, key, 'unseen');
  }

  spot(rowKey: string, columnKey: string): Spot {
    return { row: this.rows.at(rowKey), column: this.columns.at(columnKey) };
  }

  /** `$C$7` */
  fixed(rowKey: string, columnKey: string): string {
    return cell(this.spot(rowKey, columnKey), 'both');
  }

  put(rowKey: string, columnKey: string, content: Content | null, look: Look, format?: string): PlanCell {
    const { row, column } = this.spot(rowKey, columnKey);
    const target = this.plan.cells[row]![column]!;
    if (content) target.content = content;
    target.style = this.style(look, format);
    return target;
  }

  text(rowKey: string, columnKey: string, text: string, look: Look): PlanCell {
    return this.put(rowKey, columnKey, { text }, look);
  }

  formula(rowKey: string, columnKey: string, formula: string, look: Look, format?: string): PlanCell {
    return this.put(rowKey, columnKey, { formula }, look, format);
  }

  /** The look of a row of ours from one column to another; contents put before or after stay. */
  paint({ row, column, columns }: Area, look: Look): void {
    for (const target of this.plan.cells[row]!.slice(column, column + columns)) target.style ??= this.style(look);
  }

  area(rowKey: string, columnKey: string, toColumnKey = columnKey, toRowKey = rowKey): Area {
    const from = this.spot(rowKey, columnKey);
    const to = this.spot(toRowKey, toColumnKey);
    return { ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
  }

  width(columnKeys: string[], pixels: number): void {
    for (const key of columnKeys) this.plan.columnWidths[this.columns.at(key)] = pixels;
  }

  /** Puts the user's cells where they have moved to, and says which rectangles are ours to write. */
  finish(): SheetPlan {
    const { cells } = this.plan;
    const theirs = this.standing.theirCells(this.rows, this.columns);
    for (const { row, column, content } of theirs) if (column !== null) cells[row]![column] = { content, keep: true };
    for (const { row, column, before, content } of theirs.reverse()) {
      const isFree = cells[row]!.slice(0, before + 1).map((cell) => !cell.content);
      if (column === null) cells[row]![isFree.lastIndexOf(true)] = { content };
    }
    this.plan.areas = ourAreas(cells);
    return this.plan;
  }

  private style(look: Look, numberFormat?: string): string {
    const name = numberFormat ? `${look} ${numberFormat}` : look;
    const style: Style = looks[look];
    this.plan.styles[name] ??= numberFormat ? { ...style, numberFormat } : style;
    return name;
  }
}

/** The cells that are not kept, as few rectangles as one sweep finds: whole rows join, rows with the same gaps join. */
function ourAreas(cells: PlanCell[][]): Area[] {
  const areas: Area[] = [];
  let above = new Map<string, Area>();
  cells.forEach((row, r) => {
    const here = new Map<string, Area>();
    for (let c = 0; c < row.length; c++) {
      if (row[c]!.keep) continue;
      const start = c;
      while (c + 1 < row.length && !row[c + 1]!.keep) c++;
      const key = `${start}-${c}`;
      const area = above.get(key) ?? { row: r, column: start, rows: 0, columns: c - start + 1 };
      if (area.rows++ === 0) areas.push(area);
      here.set(key, area);
    }
    above = here;
  });
  return areas;
}
