/** What the person sees of the tables in step 1, from what the server read. */
import { tablesByRole } from '../../../scorecard/figures.ts';
import { fieldOf, fieldsOf, holdsBack } from '../../../table/fields.ts';
import { columnLetter } from '../../../table/text.ts';
import type { ColumnReading, Warning } from '../../../table/types.ts';
import { leftOutText, statusNames, words } from '../../../text/en.ts';
import { warningText } from '../../../text/warnings.ts';
import { formatDay } from '../../../value/day.ts';
import { decimals, exactly } from '../../../value/notation.ts';
import type { LeftOutCode } from '../../../value/outcome.ts';
import type { FieldView, TableChoices, TableRead, TableView } from '../../protocol.ts';
import { questionView } from './worded.ts';

export function tableViews(tables: TableRead[], choices: TableChoices[]): TableView[] {
  const used = tablesByRole(tables);
  return tables.map((table) => {
    const answers = choices.find(({ sheetId }) => sheetId === table.sheetId)?.answers ?? [];
    const other = used.find(({ role }) => role === table.role)!;
    const warnings = other === table ? table.warnings : [otherTable(other), ...table.warnings];
    return {
      ...columnsView(table),
      ...wordsView(table),
      sheet: table.sheet,
      sheetId: table.sheetId,
      role: table.role,
      roleName: words.roles[table.role],
      headerRow: table.headerRow,
      dataRows: table.dataRows,
      rows: table.rows,
      questions: table.asked.map((question, i) => questionView(question, i, table, answers)),
      warnings: warnings.map(warningText),
      leftOut: leftOutView(table),
    };
  });
}

const otherTable = ({ role, sheet }: TableRead): Warning => ({
  code: 'other_table',
  field: null,
  column: null,
  count: 1,
  role,
  header: '',
  items: [sheet],
});

/** A column may hold a required field and be asked about: then no figure can be trusted yet. */
function columnsView(table: TableRead): Pick<TableView, 'complete' | 'fields' | 'columns'> {
  const { role, columns, questions } = table;
  const mapped = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const fields = fieldsOf(role, mapped).map((field) => fieldView(field, table));
  const open = questions.filter(
    ({ kind, field }) => kind === 'role' || fields.some((f) => f.field === field && f.required),
  );
  return {
    complete: open.length === 0 && fields.every(({ required, column }) => !required || column !== null),
    fields: [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)],
    columns: columns.map(({ column, header, samples }) => ({ column, header, sample: samples[0] ?? '' })),
  };
}

function fieldView(field: ReturnType<typeof fieldsOf>[number], table: TableRead): FieldView {
  const column = table.columns.find((candidate) => candidate.field === field.id);
  const question = table.questions.find((question) => question.field === field.id);
  // What a table can't do without is asked about; where nobody asks, something else tells it, or nothing needs it.
  const required = holdsBack(field) && (question ?? column) !== undefined;
  const asked = question && question.options.length > 0;
  return {
    field: field.id,
    label: field.label,
    required,
    column: column?.column ?? null,
    sample: column ? sampleOf(column, table) : '',
    state: asked ? 'asked' : question && required ? 'missing' : column ? 'found' : 'none',
    why: column?.why ?? '',
  };
}

/** What stands in the sheet, and what was read: "28.9.2024 → 28 Sep 2024". */
function sampleOf(column: ColumnReading, { role, columns, facts }: TableRead): string {
  const field = column.field!;
  if (field === 'status' || (field === 'stage' && !columns.some((other) => other.field === 'status')))
    return facts.statuses.map(([status, n]) => `${statusNames[status]} ${decimals(n, 0)}`).join(' · ');
  const shown = column.samples[0] ?? '';
  const { first, different } = facts.fields[field] ?? { different: 0 };
  switch (fieldOf(role, field)?.kind) {
    case 'date': {
      const day = first === undefined ? '' : formatDay(first, 'd mmm yyyy');
      return day && day !== shown ? `${shown} → ${day}` : shown;
    }
    case 'number':
      if (first === undefined) return shown;
      // The sample of a cell that holds a number is that number as JavaScript writes it.
      return String(first) === shown || exactly(first) === shown ? exactly(first) : `${shown} → ${exactly(first)}`;
    default:
      return different > 1 ? `${shown} · ${decimals(different, 0)} different` : shown;
  }
}

const leftOutView = ({ facts, leftOut }: TableRead): TableView['leftOut'] =>
  Object.entries(facts.leftOut).map(([key, rows]) => {
    const code = key as LeftOutCode;
    const count = leftOut[code] ?? rows.length;
    return { code, text: leftOutText(code, count), count, rows };
  });

/** The user's words with what each counts as, however single rows spell it. */
function wordsView({
  status,
  reading: { outcome },
  facts,
}: TableRead): Pick<TableView, 'words' | 'wordColumn' | 'unknownWords' | 'otherWords'> {
  const rest = { unknownWords: status?.unknown ?? [], otherWords: status?.other ?? null };
  if (!status || outcome?.from !== 'words') return { words: [], wordColumn: null, ...rest };
  const counts = new Map<string, number>();
  for (const [word, n] of facts.words) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + n);
  return {
    words: Object.entries(status.words)
      .map(([word, status]) => ({ word, count: counts.get(word.toLowerCase()) ?? 0, status }))
      .sort((a, b) => b.count - a.count),
    wordColumn: columnLetter(outcome.column),
    ...rest,
  };
}
