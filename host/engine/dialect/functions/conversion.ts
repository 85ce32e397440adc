/** From one kind of value to another, and questions about the kind. */
import type { FunctionDefinition } from '../definition.ts';
import type { EngineApi, EvalContext } from '../engine.ts';
import { engineFormat } from '../formats.ts';
import { readDate, readNumeric } from '../locales.ts';
import { badValue, type Cell, isErrorCell, toText, truth } from '../value.ts';

const question = (name: string, about: string, holds: (cell: Cell | undefined) => boolean): FunctionDefinition => ({
  name,
  about,
  parameters: ['value!'],
  compute: (cell: Cell | undefined) => truth(holds(cell)),
});

const formatted = (name: string, about: string, format: string | undefined): FunctionDefinition => ({
  name,
  about,
  parameters: ['value'],
  compute: (cell: Cell | undefined) =>
    typeof cell?.value === 'number' ? { value: cell.value, format } : (cell ?? { value: null }),
});

export const conversions = ({ helpers }: EngineApi): FunctionDefinition[] => {
  const isDate = (cell: Cell | undefined) =>
    typeof cell?.value === 'number' && helpers.isDateTimeFormat(cell.format ?? '');
  return [
    question('ISBLANK', 'TRUE if a cell is empty.', (cell) => cell === undefined || cell.value === null),
    question('ISTEXT', 'TRUE if a value is a text.', (cell) => typeof cell?.value === 'string' && !isErrorCell(cell)),
    question(
      'ISNONTEXT',
      'TRUE if a value is not a text.',
      (cell) => typeof cell?.value !== 'string' || isErrorCell(cell),
    ),
    question('ISNUMBER', 'TRUE if a value is a number.', (cell) => typeof cell?.value === 'number'),
    question('ISLOGICAL', 'TRUE if a value is TRUE or FALSE.', (cell) => typeof cell?.value === 'boolean'),
    question('ISDATE', 'TRUE if a value is a date.', isDate),
    question('ISERROR', 'TRUE if a value is an error.', isErrorCell),
    question(
      'ISERR',
      'TRUE if a value is an error other than #N/A.',
      (cell) => isErrorCell(cell) && cell.value !== '#N/A',
    ),
    question('ISNA', 'TRUE if a value is #N/A.', (cell) => cell?.value === '#N/A'),
    {
      name: 'TO_TEXT',
      about: 'A value as the text it is shown as.',
      parameters: ['value'],
      compute(this: EvalContext, cell: Cell | undefined) {
        if (typeof cell?.value !== 'number' || !cell.format) return { value: toText(cell, this.locale) };
        return { value: helpers.formatValue(cell.value, { format: cell.format, locale: this.locale }) };
      },
    },
    {
      name: 'TEXT',
      about: 'A number as text in a given format.',
      parameters: ['number', 'format'],
      compute(this: EvalContext, cell: Cell | undefined, format: Cell | undefined) {
        const pattern = toText(format, this.locale);
        const value = cell?.value ?? 0;
        const number = typeof value === 'string' ? readNumeric(value, this.locale) : value;
        // A text that is no number comes back as it is.
        if (typeof number !== 'number') return { value: toText(cell, this.locale) };
        return { value: helpers.formatValue(number, { format: engineFormat(pattern), locale: this.locale }) };
      },
    },
    {
      name: 'TO_DATE',
      about: 'A number as a date.',
      parameters: ['value'],
      compute(this: EvalContext, cell: Cell | undefined) {
        return typeof cell?.value === 'number'
          ? { value: cell.value, format: this.locale.dateFormat }
          : (cell ?? { value: null });
      },
    },
    formatted('TO_PURE_NUMBER', 'A number without its format.', undefined),
    formatted('TO_PERCENT', 'A number as percent.', '0%'),
    formatted('TO_DOLLARS', 'A number as money.', '[$$]#,##0.00'),
    {
      name: 'VALUE',
      about: 'The number a text stands for.',
      parameters: ['text'],
      compute(this: EvalContext, cell: Cell | undefined) {
        if (typeof cell?.value === 'number') return { value: cell.value };
        const text = toText(cell, this.locale);
        if (cell === undefined || cell.value === null) return { value: 0 };
        const number = typeof cell.value === 'string' ? readNumeric(text, this.locale) : undefined;
        return number === undefined
          ? badValue(`VALUE parameter '${text}' cannot be parsed to number.`)
          : { value: number };
      },
    },
    {
      name: 'DATEVALUE',
      about: 'The date a text stands for.',
      parameters: ['date_string'],
      compute(this: EvalContext, cell: Cell | undefined) {
        if (isDate(cell)) return { value: Math.floor(cell!.value as number) };
        const text = toText(cell, this.locale);
        const date = readDate(text, this.locale);
        return date === undefined
          ? badValue(`DATEVALUE parameter '${text}' cannot be parsed to date/time.`)
          : { value: Math.floor(date) };
      },
    },
    {
      name: 'N',
      about: 'A number stays, everything else is 0 (TRUE is 1).',
      parameters: ['value'],
      compute: (cell: Cell | undefined) => ({
        value: typeof cell?.value === 'number' ? cell.value : cell?.value === true ? 1 : 0,
      }),
    },
    {
      name: 'T',
      about: 'A text stays, everything else is an empty text.',
      parameters: ['value'],
      compute: (cell: Cell | undefined) => ({ value: typeof cell?.value === 'string' ? cell.value : '' }),
    },
  ];
};
