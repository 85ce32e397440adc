/**
 * An analysis is what no live formula can say of a table: a fitted model, a comparison of models, a test. It becomes a sheet of its
 * own: values, stamped with the data, the definition and the parameters they were made from. One record each, as with KPIs.
 */
import type { AnalysisId } from '../scorecard/plan.ts';
import type { Role, Table } from '../table/types.ts';
import type { Day } from '../value/day.ts';

export type { AnalysisId } from '../scorecard/plan.ts';

/** One table per role: the one with the most usable rows. */
export type Tables = Partial<Record<Role, Table>>;

export interface Analysis {
  /** Also the kind of its sheet. */
  id: AnalysisId;
  /** `about` says in one sentence which question it answers. */
  text: { name: string; about: string };
  /** Tables of these roles could feed it. */
  roles: readonly Role[];
  /** Why these tables do not feed it, as it follows on the name: "needs a table of orders …". Null: they do. */
  lacks(tables: Tables): string | null;
  /** Asked before it is made; only where `lacks` is null. */
  options(tables: Tables): Option[];
  /** Pure and the same every time. Throws `NoAnalysis` where the data do not carry it. */
  run(tables: Tables, chosen: Chosen): Result;
}

export type Option = { id: string; label: string; hint?: string } & (
  | { kind: 'choice'; choices: { value: string; label: string }[]; value: string }
  | { kind: 'number'; min: number; max: number; whole?: true; value: string }
);

/** The option's value by its id: checked, and filled with the defaults. */
export type Chosen = Readonly<Record<string, string>>;

/** The analysis can't be made; the message is for the person. */
export class NoAnalysis extends Error {}

export interface Result {
  /** What it says, in one to four sentences for a meeting, each with its numbers. */
  lead: string[];
  /** The last day that the data know. */
  asOf: Day;
  /** Data, rows left out by reason, definition, parameters and quality of the fit: label and text. */
  stamp: [label: string, text: string][];
  /** One below another. Only the last may be long. */
  blocks: Block[];
  /** Money of the blocks that name no other: an ISO code or null. */
  currency: string | null;
}

/** A table on the sheet, with its heading. */
export interface Block {
  title: string;
  note?: string;
  columns: BlockColumn[];
  /** `null` leaves a cell blank. A text that begins with ●, ▲, ▼ or – has the colour of that status. */
  rows: (string | number | null)[][];
  /** Of its money, where blocks differ in that. */
  currency?: string | null;
  /** Columns, from 0 and inclusive, coloured by size. */
  heat?: { from: number; to: number };
  chart?: BlockChart;
}

export interface BlockColumn {
  header: string;
  /** `day`: a whole day number; `rate`: a fraction; `decimal`: two places. */
  format: 'text' | 'count' | 'decimal' | 'money' | 'rate' | 'days' | 'day';
  width?: number; // px
}

export interface BlockChart {
  type: 'column' | 'bar' | 'line';
  title: string;
  /** Columns of the block, from 0: what stands along the axis, and what is drawn. */
  labels: number;
  values: number[];
  /** The last two of four values are limits of the others: drawn alike, and quietly. */
  limits?: boolean;
  /** Rows of the block from the first one on; all by default. */
  rows?: number;
}

/** The options as chosen: what is missing is the default, what is impossible is refused. */
export function chosenFrom(options: readonly Option[], asked: Readonly<Record<string, string>>): Chosen {
  const unknown = Object.keys(asked).find((id) => !options.some((option) => option.id === id));
  if (unknown !== undefined) {
    const ids = options.map(({ id }) => id).join(', ');
    throw new NoAnalysis(`There is no option “${unknown}”. There ${ids ? `are: ${ids}` : 'are none'}.`);
  }
  return Object.fromEntries(options.map((option) => [option.id, checked(option, asked[option.id] ?? option.value)]));
}

function checked(option: Option, value: string): string {
  if (option.kind === 'number') {
    const number = Number(value.replace(',', '.'));
    const isInside = value.trim() !== '' && number >= option.min && number <= option.max;
    if (!isInside || (option.whole && !Number.isInteger(number))) {
      const kind = option.whole ? 'whole number' : 'number';
      throw new NoAnalysis(`${option.label}: a ${kind} from ${option.min} to ${option.max} is needed, not “${value}”.`);
    }
    return String(number);
  }
  const found = option.choices.find((choice) => choice.value === value || choice.label === value);
  if (!found) {
    const labels = option.choices.map(({ label }) => `“${label}”`).join(', ');
    throw new NoAnalysis(`${option.label}: “${value}” is none of ${labels}.`);
  }
  return found.value;
}
