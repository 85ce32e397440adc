/** The canonical fields of each role: what the KPIs speak of, whatever the user's headers say. */
import { once } from './text.ts';
import type { FieldId, Role } from './types.ts';

/** What the cells of a field are read as. A `flag` is yes or no; `status` is a word that counts as something. */
export type FieldKind = 'text' | 'number' | 'date' | 'status' | 'flag';

export interface Field {
  id: FieldId;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** Numbers in the table's currency. */
  money: boolean;
  /** Any one of the fields of a group will do where one is required. */
  group: 'outcome' | undefined;
}

/** Id, kind, label. `!` behind the kind: required; `?`: tells the outcome; money is a number. */
const lists: Record<Role, string> = {
  deals: `id text Deal id|name text Deal name|account text Customer|owner text Owner|team text Team|source text Source|channel text Channel
    |pipeline text Pipeline|product text Product|stage status!? Stage|status status!? Status|status_reason status Status reason
    |is_won flag? Won|is_closed flag? Closed|deleted flag Deleted|test flag Test|amount money! Amount|expected_amount money Expected amount
    |currency text Currency|probability number Probability|created date Created|closed date! Closed on|won_date date Won on
    |lost_date date Lost on|expected_close date Expected close|first_contact date First contact|proposal_sent date Proposal sent
    |lost_reason text Lost reason|type text Type|competitor text Competitor`,
  orders: `id text Order number|date date! Date|customer text! Customer|amount money! Amount|refunded money Refunded amount|currency text Currency
    |margin money Margin|cost money Cost|segment text Segment|product text Product|channel text Channel|owner text Owner|status status Status
    |type status Document type|deleted flag Deleted|test status Test|cancelled_at date Cancelled on`,
  costs:
    'date date! Date|amount money! Cost|currency text Currency|category text Category|channel text Channel|owner text Owner',
  touches: 'journey text! Journey|date date! Date|channel text! Channel|converted flag Converted|value money Value',
  surveys:
    'date date! Date|customer text Customer|owner text Owner|score number! Score from 0 to 10|comment text Comment',
};

const records = once((role: Role): readonly Field[] =>
  lists[role].split('|').map((line) => {
    const [, id, kind, signs, label] = /^(\w+) (\w+)(\S*) (.*?)\s*$/.exec(line)!;
    return {
      id: id!,
      label: label!,
      kind: kind === 'money' ? 'number' : (kind as FieldKind),
      required: signs!.includes('!'),
      money: kind === 'money',
      group: signs!.includes('?') ? 'outcome' : undefined,
    };
  }),
);

export const roles: readonly Role[] = ['deals', 'orders', 'costs', 'touches', 'surveys'];

/**
 * The fields of a role. With the fields a table has, `required` tells what it lacks: of fields which stand in for each other
 * (stage, status, flags) one is enough.
 */
export function fieldsOf(role: Role, mapped?: ReadonlySet<FieldId>): readonly Field[] {
  const fields = records(role);
  if (!mapped) return fields;
  const hasOutcome = fields.some(({ id, group }) => group === 'outcome' && mapped.has(id));
  return fields.map((field) =>
    field.group === 'outcome' && hasOutcome ? { ...field, required: mapped.has(field.id) } : field,
  );
}

/** What every figure of a role needs; who bought is needed by some KPIs only, so the others do not wait for it. */
export const holdsBack = ({ id, required }: Field): boolean => required && id !== 'customer';

export function fieldOf(role: Role, id: FieldId): Field | undefined {
  return records(role).find((field) => field.id === id);
}

/** A close may be told by the day it was won or lost alone, an amount by the expected one: the first that is filled. */
export const sourcesOf = (field: FieldId): FieldId[] =>
  field === 'closed'
    ? ['closed', 'won_date', 'lost_date']
    : field === 'amount'
      ? ['amount', 'expected_amount']
      : [field];
