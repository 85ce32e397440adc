/** The user's columns as formulas name them, with what only the first row of an order says filled in. */

import type { DataRefs } from '../formula.ts';
import { isOfOrder } from '../frame.ts';
import { columnLetter } from '../text.ts';
import type { FieldId, Table } from '../types.ts';
import { dateFormula, flagFormula, numberFormula, tidied } from './parts.ts';

export class Source {
  constructor(
    readonly table: Table,
    readonly refs: DataRefs,
  ) {}

  has(field: FieldId): boolean {
    return this.table.reading.fields[field] !== undefined;
  }

  column(index: number): string {
    return this.refs.source(columnLetter(index));
  }

  field(field: FieldId): string {
    return this.column(this.table.reading.fields[field]!);
  }

  oddSpaces(index: number): boolean {
    return this.table.reading.columns.find((column) => column.index === index)?.oddSpaces ?? false;
  }

  text(index: number): string {
    return tidied(this.column(index), this.oddSpaces(index));
  }

  /** A formula's error fills its cell, but says nothing (`failed`); a column that has been deleted holds nothing at all. */
  shown(index: number): string {
    return `IFERROR(${this.text(index)};IFERROR(LEFT("#";COLUMN(${this.column(index)}));""))`;
  }

  /** A field's cells; of an order's later rows, those of its first. */
  cells(field: FieldId): string {
    const { lines } = this.table.reading;
    const plain = this.field(field);
    if (!lines || !isOfOrder(field, lines)) return plain;
    const id = this.text(this.table.reading.fields.id!);
    return `LET(own;${plain};id;${id};IF((TRIM(own)="")*(id<>"");XLOOKUP(id;id;own);own))`;
  }

  number(field: FieldId): string {
    return numberFormula(
      this.cells(field),
      this.table.reading.numbers[field]!,
      this.oddSpaces(this.table.reading.fields[field]!),
    );
  }

  day(field: FieldId): string {
    return dateFormula(
      this.cells(field),
      this.table.reading.dates[field]!,
      this.oddSpaces(this.table.reading.fields[field]!),
    );
  }

  words(field: FieldId): string {
    return tidied(this.cells(field), this.oddSpaces(this.table.reading.fields[field]!));
  }

  flag(field: FieldId): string {
    return flagFormula(this.field(field));
  }

  /** Told by a column without which there are no figures: any other may be deleted. */
  rowNumber(): string {
    const { key, columns } = this.table.reading;
    return `ROW(${this.column(key?.column ?? columns[0]!.index)})`;
  }

  /** 0 for the header row, 1 for the row below it: counted where they are, so that rows inserted above and within count right. */
  place(): string {
    return `${this.rowNumber()}-MIN(${this.rowNumber()})`;
  }

  /** Whether a row is not the first of its order. */
  isLaterLine(): string {
    const id = this.text(this.table.reading.fields.id!);
    return `LET(id;${id};(id<>"")*(XMATCH(id;id;0)<>${this.place()}+1))`;
  }
}
