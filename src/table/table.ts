/** One sheet: find the table, name its columns, decide how they are read, read them. */

import { currencyOfTable, readColumns } from './columns.ts';
import { type DateDecision, decideDates } from './decide-dates.ts';
import { decideNumber, type NumberDecision } from './decide-numbers.ts';
import { decideOutcome, nameOutcomeColumns, type OutcomeDecision, type WordCounts } from './decide-outcome.ts';
import { fieldOf } from './fields.ts';
import { buildFrame } from './frame.ts';
import { plainHeader } from './header-text.ts';
import { decideLines } from './lines.ts';
import { type Location, locateTable, withoutMargin } from './locate.ts';
import { type Mapping, sure } from './map.ts';
import { type ColumnProfile, profileColumn } from './profile.ts';
import { questionsOf } from './questions.ts';
import type { TableReading } from './reading.ts';
import { guessRoles, type RoleGuess } from './role.ts';
import { duplicates, idsAreUnique, type RowCode, structure } from './rows.ts';
import { columnLetter, failed, textOf } from './text.ts';
import type {
  Answer,
  Cell,
  DateOrder,
  Decimal,
  FieldId,
  LeftOutCounts,
  ReadOptions,
  Role,
  SheetGrid,
  Table,
} from './types.ts';
import { warningsOf } from './warnings.ts';
import { isCreditWord, orderEffectOf } from './words.ts';

/** The columns of a sheet's table, or none where no header was found. */
export function profilesOf(grid: SheetGrid, location: Location | null): ColumnProfile[] {
  if (!location) return [];
  const width = grid.cells.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, index) =>
    profileColumn(grid, index, location.headers[index] ?? '', location.headerRow + 1, location.lastRow),
  ).filter(({ header, filled }) => header !== '' || filled > 0);
}

export function readTable(sheet: SheetGrid, options: ReadOptions): Table | null {
  const whole = locateTable(sheet);
  const grid = whole ? withoutMargin(sheet, whole) : sheet;
  const location = grid === sheet ? whole : locateTable(grid);
  const profiles = profilesOf(grid, location);
  const answers = (options.answers ?? []).filter(({ sheet }) => sheet === undefined || sheet === grid.sheet);
  const guesses = guessRoles(grid.sheet, profiles, options.map);
  const answered = answers.find(({ kind }) => kind === 'role')?.value;
  const guess = answered ? roleAs(answered as Role, guesses, grid, profiles, options) : guesses[0];
  if (!location || !guess) return null;
  return new TableReader(grid, location, profiles, guess, answered ? [] : guesses, answers, options).read();
}

/** A person may know better than the columns. */
function roleAs(
  role: Role,
  guesses: readonly RoleGuess[],
  grid: SheetGrid,
  profiles: readonly ColumnProfile[],
  options: ReadOptions,
): RoleGuess | undefined {
  return guesses.find((guess) => guess.role === role) ?? guessRoles(grid.sheet, profiles, options.map, role)[0];
}

/** So many header texts are enough to know the header again. */
const comparedHeaders = 4;

class TableReader {
  private readonly rows: Cell[][];
  private readonly role: Role;
  private readonly mapping: Mapping;
  private readonly said: Record<FieldId, string>;

  constructor(
    private readonly grid: SheetGrid,
    private readonly location: Location,
    private readonly profiles: readonly ColumnProfile[],
    guess: RoleGuess,
    private readonly guesses: readonly RoleGuess[],
    private readonly answers: readonly Answer[],
    private readonly options: ReadOptions,
  ) {
    this.rows = grid.cells.slice(location.headerRow + 1, location.lastRow + 1);
    this.role = guess.role;
    this.mapping = guess.mapping;
    this.said = options.map ?? {};
  }

  read(): Table {
    if (this.role === 'deals') this.nameSingles();
    const dates = this.decideDates();
    const numbers = this.decideNumbers();
    const reading = this.startReading(dates, numbers);
    const codes = structure(this.rows, reading);
    const outcome = this.decideOutcome(reading, codes);
    if (this.role !== 'deals') this.readOrderWords(reading, codes);
    reading.unique = this.role === 'deals' && idsAreUnique(this.rows, codes, reading.fields.id);
    const twice = duplicates(this.rows, codes, reading);
    for (const [row, code] of twice.codes) codes[row] = code;
    if (this.role === 'orders' && reading.numbers.amount) {
      reading.lines = decideLines(
        this.rows,
        codes,
        reading,
        plainHeader(this.profileAt('amount')?.header ?? ''),
        reading.numbers.amount,
      );
    }
    const frame = buildFrame(this.role, this.rows, codes, reading, outcome.status);
    const columns = readColumns(this.role, this.profiles, this.mapping, dates, numbers);
    const currencies = currencyOfTable(frame, columns);
    const leftOut: LeftOutCounts = {};
    let blank = 0;
    for (const code of frame.leftOut) {
      if (code === 'blank') blank++;
      else if (code) leftOut[code] = (leftOut[code] ?? 0) + 1;
    }
    const dataRows = frame.length - blank;
    const counted = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
    const texts = (
      decided: ReadonlyMap<FieldId, unknown>,
      count: (profile: ColumnProfile) => number,
    ): Map<FieldId, number> =>
      new Map(
        [...decided.keys()]
          .map((field) => [field, count(this.profileAt(field)!)] as const)
          .filter(([, times]) => times > 0),
      );
    return {
      sheet: this.grid.sheet,
      sheetId: this.grid.sheetId,
      role: this.role,
      headerRow: this.location.headerRow + 1,
      firstRow: this.location.headerRow + 2,
      lastRow: this.location.lastRow + 1,
      columns,
      status: this.role === 'deals' ? outcome.status : null,
      currency: currencies.length > 1 ? 'mixed' : (currencies[0] ?? null),
      frame,
      dataRows,
      rows: dataRows - counted,
      leftOut,
      questions: questionsOf({
        role: this.role,
        guesses: this.guesses,
        profiles: this.profiles,
        mapping: this.mapping,
        said: this.said,
        dates,
        numbers,
        outcome,
      }),
      warnings: warningsOf({
        role: this.role,
        frame,
        columns,
        duplicates: twice,
        unknownWords: outcome.unknown,
        unknownColumn: outcome.outcome?.from === 'words' ? columnLetter(outcome.outcome.column) : null,
        lacksLost: outcome.lacksLost,
        textAmounts: texts(numbers, ({ numericTexts }) => numericTexts),
        textDates: texts(dates, ({ dateTexts }) => dateTexts),
        swappedDates: new Map(
          [...dates].map(([field, { swapped }]) => [field, swapped] as const).filter(([, count]) => count > 0),
        ),
        currencies,
      }),
      reading,
    };
  }

  /** A single close date is `closed`, a single amount is `amount`, a column of outcomes only is `status`. */
  private nameSingles(): void {
    for (const [single, proper] of [
      ['expected_close', 'closed'],
      ['expected_amount', 'amount'],
    ] as const) {
      const match = this.mapping.get(single);
      if (
        !match ||
        this.isMapped(proper) ||
        this.said[single] !== undefined ||
        (proper === 'closed' && this.isMapped('won_date'))
      )
        continue;
      this.mapping.delete(single);
      this.mapping.set(proper, match);
    }
    nameOutcomeColumns(this.mapping, (column) => this.profiles.find(({ index }) => index === column)!.words, this.said);
  }

  private isMapped(field: FieldId): boolean {
    return (this.mapping.get(field)?.confidence ?? 0) >= sure;
  }

  private profileAt(field: FieldId): ColumnProfile | undefined {
    const match = this.mapping.get(field);
    return match && match.confidence >= sure ? this.profiles.find(({ index }) => index === match.column) : undefined;
  }

  private fieldsOfKind(kind: 'date' | 'number'): { field: FieldId; profile: ColumnProfile }[] {
    const found = [...this.mapping.keys()].flatMap((field) => {
      const profile = this.profileAt(field);
      return profile && fieldOf(this.role, field)?.kind === kind ? [{ field, profile }] : [];
    });
    return found.sort((a, b) => a.profile.index - b.profile.index);
  }

  private answerTo(kind: 'date_order' | 'decimal', letter: string): string | null {
    return this.answers.find((answer) => answer.kind === kind && answer.column.toUpperCase() === letter)?.value ?? null;
  }

  private decideDates(): Map<FieldId, DateDecision> {
    return decideDates(this.fieldsOfKind('date'), this.options.locale, {
      column: (letter) => this.answerTo('date_order', letter) as DateOrder | null,
      file: this.options.dateOrder ?? null,
    });
  }

  private decideNumbers(): Map<FieldId, NumberDecision> {
    const { locale, decimal = null } = this.options;
    return new Map(
      this.fieldsOfKind('number').map(({ field, profile }) => [
        field,
        decideNumber(field, profile, locale, this.answerTo('decimal', profile.letter) as Decimal | null, decimal),
      ]),
    );
  }

  private startReading(
    dates: ReadonlyMap<FieldId, DateDecision>,
    numbers: ReadonlyMap<FieldId, NumberDecision>,
  ): TableReading {
    const fields: TableReading['fields'] = {};
    for (const field of this.mapping.keys()) {
      const profile = this.profileAt(field);
      if (profile) fields[field] = profile.index;
    }
    const header = this.grid.cells[this.location.headerRow] ?? [];
    return {
      columns: this.profiles.map((profile) => ({
        index: profile.index,
        letter: profile.letter,
        header: profile.header,
        oddSpaces: profile.oddSpaces,
        wordy: isWordy(profile),
      })),
      fields,
      numbers: Object.fromEntries([...numbers].map(([field, { reading }]) => [field, reading])),
      dates: Object.fromEntries([...dates].map(([field, { reading }]) => [field, reading])),
      headerTexts: Object.values(fields)
        .map((column) => ({ column: column!, text: textOf(header[column!]) }))
        .filter(({ text }) => text !== '')
        .slice(0, comparedHeaders),
      key: keyOf(this.role, fields),
      outcome: null,
      unique: false,
      lines: null,
      orderWords: {},
      creditWords: [],
      testWords: ['test', 'testi'],
    };
  }

  /** The words of a column in the rows that are data. */
  private wordsIn(column: number, codes: readonly RowCode[]): WordCounts {
    const words = new Map<string, number>();
    const firstSeen = new Map<string, string>();
    this.rows.forEach((row, i) => {
      const text = codes[i] === null ? textOf(row[column]) : '';
      if (text === '' || text === failed) return;
      const word = firstSeen.get(text.toLowerCase()) ?? text;
      firstSeen.set(text.toLowerCase(), word);
      words.set(word, (words.get(word) ?? 0) + 1);
    });
    return words;
  }

  private decideOutcome(reading: TableReading, codes: readonly RowCode[]): OutcomeDecision {
    if (this.role !== 'deals')
      return {
        outcome: null,
        status: null,
        question: null,
        unknown: this.unknownOrderWords(reading, codes),
        lacksLost: false,
      };
    const decision = decideOutcome(this.mapping, columnLetter, (column) => this.wordsIn(column, codes), this.answers);
    reading.outcome = decision.outcome;
    return decision;
  }

  private unknownOrderWords({ fields }: TableReading, codes: readonly RowCode[]): Map<string, number> {
    if (this.role !== 'orders' || fields.status === undefined) return new Map();
    return new Map([...this.wordsIn(fields.status, codes)].filter(([word]) => orderEffectOf(word) === null));
  }

  private readOrderWords(reading: TableReading, codes: readonly RowCode[]): void {
    const { status, type } = reading.fields;
    if (this.role !== 'orders') return;
    if (status !== undefined)
      for (const word of this.wordsIn(status, codes).keys()) reading.orderWords[word] = orderEffectOf(word) ?? '';
    if (type !== undefined) reading.creditWords = [...this.wordsIn(type, codes).keys()].filter(isCreditWord);
  }
}

const isWordy = (profile: ColumnProfile): boolean =>
  profile.texts + profile.booleans > profile.numericTexts + profile.dateTexts + profile.blankMarks;

/** The cell without which a row is no data: the outcome of a deal, the date of an order or a cost. */
function keyOf(role: Role, fields: TableReading['fields']): TableReading['key'] {
  if (role !== 'deals') return fields.date === undefined ? null : { column: fields.date, kind: 'date' };
  const word = fields.status ?? fields.stage ?? fields.status_reason;
  if (word !== undefined) return { column: word, kind: 'word' };
  const any = fields.is_won ?? fields.probability;
  return any === undefined ? null : { column: any, kind: 'any' };
}
