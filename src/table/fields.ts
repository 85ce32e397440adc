/** The canonical fields of each role: what the KPIs speak of, whatever the user's headers say. */
import type { FieldId, Role } from './types.ts';

/** What the cells of a field are read as. A `flag` is yes or no; `status` is a word that counts as something. */
export type FieldKind = 'text' | 'number' | 'date' | 'status' | 'flag';

export interface Field {
  id: FieldId;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** Numbers in the table's currency. */
  money?: boolean;
  /** Any one of the fields of a group will do where one is required. */
  group?: 'outcome';
}

const text = (id: FieldId, label: string): Field => ({ id, label, kind: 'text', required: false });
const date = (id: FieldId, label: string): Field => ({ id, label, kind: 'date', required: false });
const money = (id: FieldId, label: string): Field => ({ id, label, kind: 'number', required: false, money: true });
const number = (id: FieldId, label: string): Field => ({ id, label, kind: 'number', required: false });
const flag = (id: FieldId, label: string): Field => ({ id, label, kind: 'flag', required: false });
const word = (id: FieldId, label: string): Field => ({ id, label, kind: 'status', required: false });
const required = (field: Field): Field => ({ ...field, required: true });
const outcome = (field: Field): Field => ({ ...field, group: 'outcome' });

const records: Record<Role, () => Field[]> = {
  deals: () => [
    text('id', 'Deal id'),
    text('name', 'Deal name'),
    text('account', 'Customer'),
    text('owner', 'Owner'),
    text('team', 'Team'),
    text('source', 'Source'),
    text('channel', 'Channel'),
    text('pipeline', 'Pipeline'),
    text('product', 'Product'),
    required(outcome(word('stage', 'Stage'))),
    required(outcome(word('status', 'Status'))),
    word('status_reason', 'Status reason'),
    outcome(flag('is_won', 'Won')),
    outcome(flag('is_closed', 'Closed')),
    flag('deleted', 'Deleted'),
    flag('test', 'Test'),
    required(money('amount', 'Amount')),
    money('expected_amount', 'Expected amount'),
    text('currency', 'Currency'),
    number('probability', 'Probability'),
    date('created', 'Created'),
    required(date('closed', 'Closed on')),
    date('won_date', 'Won on'),
    date('lost_date', 'Lost on'),
    date('expected_close', 'Expected close'),
    date('first_contact', 'First contact'),
    date('proposal_sent', 'Proposal sent'),
    text('lost_reason', 'Lost reason'),
    text('type', 'Type'),
    text('competitor', 'Competitor'),
  ],
  orders: () => [
    text('id', 'Order number'),
    required(date('date', 'Date')),
    required(text('customer', 'Customer')),
    required(money('amount', 'Amount')),
    money('refunded', 'Refunded amount'),
    text('currency', 'Currency'),
    money('margin', 'Margin'),
    money('cost', 'Cost'),
    text('segment', 'Segment'),
    text('product', 'Product'),
    text('channel', 'Channel'),
    text('owner', 'Owner'),
    word('status', 'Status'),
    word('type', 'Document type'),
    flag('deleted', 'Deleted'),
    word('test', 'Test'),
    date('cancelled_at', 'Cancelled on'),
  ],
  costs: () => [
    required(date('date', 'Date')),
    required(money('amount', 'Cost')),
    text('currency', 'Currency'),
    text('category', 'Category'),
    text('channel', 'Channel'),
    text('owner', 'Owner'),
  ],
};

export const roles: readonly Role[] = ['deals', 'orders', 'costs'];

/**
 * The fields of a role. With the fields a table has, `required` tells what it lacks: of fields which stand in for each other
 * (stage, status, flags) one is enough.
 */
export function fieldsOf(role: Role, mapped?: ReadonlySet<FieldId>): Field[] {
  const fields = records[role]();
  if (!mapped) return fields;
  const hasOutcome = fields.some(({ id, group }) => group === 'outcome' && mapped.has(id));
  return fields.map((field) =>
    field.group === 'outcome' && hasOutcome ? { ...field, required: mapped.has(field.id) } : field,
  );
}

export function fieldOf(role: Role, id: FieldId): Field | undefined {
  return fieldsOf(role).find((field) => field.id === id);
}
