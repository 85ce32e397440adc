/** One sheet: find the table, name its columns, decide how they are read, read them. */
import { currencyOfTable, readColumns } from './columns.ts';
import { decideDates, type FieldColumn } from './decide-dates.ts';
import { decideNumber } from './decide-numbers.ts';
import { decideOutcome, nameOutcomeColumns, noOutcome, type WordCounts } from './decide-outcome.ts';
import { answerTo, type Decisions, profileOf } from './decisions.ts';
import { fieldOf } from './fields.ts';
import { buildFrame } from './frame.ts';
import { decideLines } from './lines.ts';
import { type Location, widthOf } from './locate.ts';
import { columnOf } from './map.ts';
import { add, type ColumnProfile, profileColumn } from './profile.ts';
import { questionsOf } from './questions.ts';
import type { TableReading } from './reading.ts';
import { guessRoles } from './role.ts';
import { duplicates, type RowCode, structure, totalsColumn } from './rows.ts';
import { failed, textOf } from './text.ts';
import type { Cell, DateOrder, Decimal, FieldId, LeftOutCounts, ReadOptions, Role, SheetGrid, Table } from './types.ts';
import { warningsOf } from './warnings.ts';
import { isCreditNote, isCreditWord, orderEffectOf } from './words.ts';

/** The columns of a sheet's table, or none where no header was found. */
export function profilesOf(grid: SheetGrid, location: Location | null): ColumnProfile[] {
  if (!location) return [];
  return Array.from({ length: widthOf(grid) }, (_, index) => profileColumn(grid, index, location)).filter(
    ({ header, filled }) => header !== '' || filled > 0,
  );
}

export function readTable(
  grid: SheetGrid,
  location: Location | null,
  profiles: readonly ColumnProfile[],
  options: ReadOptions,
): Table | null {
  const { map: said = {}, locale, dateOrder = null, decimal = null } = options;
  const answers = (options.answers ?? []).filter(({ sheet }) => sheet === undefined || sheet === grid.sheet);
  // A person may know the role better than the columns.
  const asked = answers.find(({ kind }) => kind === 'role')?.value as Role | undefined;
  const guesses = guessRoles(grid.sheet, profiles, said, asked);
  if (!location || !guesses[0]) return null;
  const { role, mapping } = guesses[0];
  const rows = grid.cells.slice(location.headerRow + 1, location.lastRow + 1);
  const named: Named = { role, mapping, profiles, said };
  if (role === 'deals') nameSingles(named);

  const dates = decideDates(
    columnsOfKind(named, 'date'),
    locale,
    (letter) => answerTo(answers, 'date_order', letter) as DateOrder | null,
    dateOrder,
  );
  const numbers = new Map(
    columnsOfKind(named, 'number').map((column) => {
      const { letter } = column.profile;
      const own = answerTo(answers, 'decimal', letter) as Decimal | null;
      return [
        column.field,
        decideNumber(column, locale, { own, file: decimal, scale: answerTo(answers, 'scale', letter) }),
      ];
    }),
  );
  const reading: TableReading = {
    ...startReading(named, grid.cells[location.headerRow] ?? []),
    dates: Object.fromEntries([...dates].map(([field, each]) => [field, each.reading])),
    numbers: Object.fromEntries([...numbers].map(([field, each]) => [field, each.reading])),
  };

  reading.totals = totalsColumn(rows, reading);
  const codes = structure(rows, reading);
  const words = (column: number): WordCounts => wordsIn(rows, codes, column);
  const outcome =
    role === 'deals'
      ? decideOutcome(mapping, words, answers)
      : { ...noOutcome, unknown: role === 'orders' ? readOrderWords(reading, words) : noOutcome.unknown };
  reading.outcome = outcome.outcome;
  const twice = role === 'deals' ? duplicates(rows, codes, reading) : null;
  reading.unique = twice && (twice.exact ? 'exact' : 'any case');
  for (const row of twice?.rows ?? []) codes[row] = 'duplicate';
  if (role === 'orders') reading.lines = decideLines(rows, codes, reading, profileOf(named, 'amount')?.plain ?? '');

  const decisions: Decisions = { ...named, guesses: asked ? [] : guesses, answers, dates, numbers, outcome };
  const frame = buildFrame(role, rows, codes, reading, outcome.status);
  const columns = readColumns(decisions);
  const currencies = currencyOfTable(frame, columns, profiles);
  const leftOut: LeftOutCounts = {};
  for (const code of frame.leftOut) if (code && code !== 'blank') leftOut[code] = (leftOut[code] ?? 0) + 1;
  return {
    sheet: grid.sheet,
    sheetId: grid.sheetId,
    role,
    headerRow: location.headerRow + 1,
    firstRow: location.headerRow + 2,
    lastRow: location.lastRow + 1,
    columns,
    status: outcome.status,
    currency: currencies.length > 1 ? 'mixed' : (currencies[0] ?? null),
    frame,
    dataRows: frame.leftOut.filter((code) => code !== 'blank').length,
    rows: frame.leftOut.filter((code) => code === null).length,
    leftOut,
    questions: questionsOf(decisions, frame),
    warnings: warningsOf(decisions, columns, frame, twice, currencies),
    reading,
  };
}

type Named = Pick<Decisions, 'role' | 'mapping' | 'profiles' | 'said'>;

/** A single close date is `closed`, a single amount is `amount`, a column of outcomes only is `status`. */
function nameSingles({ mapping, profiles, said }: Named): void {
  const rename = (single: FieldId, proper: FieldId): void => {
    const match = mapping.get(single);
    if (!match || columnOf(mapping, proper) !== undefined || said[single] !== undefined) return;
    mapping.delete(single);
    mapping.set(proper, match);
  };
  if (columnOf(mapping, 'won_date') === undefined) rename('expected_close', 'closed');
  rename('expected_amount', 'amount');
  nameOutcomeColumns(mapping, (column) => profiles.find(({ index }) => index === column)!.words, said);
}

/** The columns of fields of a kind, from left to right. */
const columnsOfKind = (named: Named, kind: 'date' | 'number'): FieldColumn[] =>
  [...named.mapping.keys()]
    .flatMap((field) => {
      const profile = fieldOf(named.role, field)?.kind === kind ? profileOf(named, field) : undefined;
      return profile ? [{ field, profile }] : [];
    })
    .sort((a, b) => a.profile.index - b.profile.index);

/** So many header texts are enough to know the header again. */
const comparedHeaders = 4;

/** What the columns tell before any cell is read. */
function startReading({ role, mapping, profiles }: Named, header: readonly Cell[]): TableReading {
  const fields: TableReading['fields'] = {};
  for (const field of mapping.keys()) {
    const column = columnOf(mapping, field);
    if (column !== undefined) fields[field] = column;
  }
  return {
    columns: profiles.map((profile) => ({
      index: profile.index,
      oddSpaces: profile.oddSpaces,
      wordy: profile.texts + profile.booleans > profile.numericTexts + profile.dateTexts + profile.blankMarks,
    })),
    fields,
    numbers: {},
    dates: {},
    headerTexts: Object.values(fields)
      .map((column) => ({ column: column!, text: textOf(header[column!]) }))
      .filter(({ text }) => text !== '')
      .slice(0, comparedHeaders),
    key: keyOf(role, fields),
    totals: null,
    outcome: null,
    unique: null,
    lines: null,
    orderWords: {},
    creditWords: [],
  };
}

/** The cell without which a row is no data: the outcome of a deal, the date of an order or a cost. */
function keyOf(role: Role, fields: TableReading['fields']): TableReading['key'] {
  if (role !== 'deals') return fields.date === undefined ? null : { column: fields.date, kind: 'date' };
  const word = fields.status ?? fields.stage ?? fields.status_reason;
  if (word !== undefined) return { column: word, kind: 'word' };
  const any = fields.is_won ?? fields.probability;
  return any === undefined ? null : { column: any, kind: 'any' };
}

/** The words of a column in the rows that are data. */
function wordsIn(rows: readonly Cell[][], codes: readonly RowCode[], column: number): WordCounts {
  const words = new Map<string, number>();
  const firstSeen = new Map<string, string>();
  rows.forEach((row, i) => {
    const text = codes[i] === null ? textOf(row[column]) : '';
    if (text === '' || text === failed) return;
    const word = firstSeen.get(text.toLowerCase()) ?? text;
    firstSeen.set(text.toLowerCase(), word);
    add(words, word, 1);
  });
  return words;
}

/** What the words of orders do to their rows; those that nobody knows are returned. */
function readOrderWords(reading: TableReading, words: (column: number) => WordCounts): Map<string, number> {
  const { status, type } = reading.fields;
  const unknown = new Map<string, number>();
  for (const [word, times] of status === undefined ? [] : words(status)) {
    const effect = orderEffectOf(word);
    reading.orderWords[word] = effect ?? '';
    if (effect === null && !isCreditNote(word)) unknown.set(word, times);
  }
  const kind = type ?? status;
  if (kind !== undefined)
    reading.creditWords = [...words(kind).keys()].filter(type === undefined ? isCreditNote : isCreditWord);
  return unknown;
}
