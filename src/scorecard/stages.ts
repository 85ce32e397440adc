/** The open pipeline by stage: a small live table under the scorecard, and what its chart shows. */
import type { Table } from '../table/types.ts';
import { numberFormat } from './formats.ts';
import type { Drawing } from './scorecard-sheet.ts';

/** More would make bars nobody reads; the rest stands in one row. */
const MOST = 10;

export interface Stages {
  names: string[];
  amounts: boolean; // false: open deals have no amounts, so only their number can be shown
}

/** The stages that open deals stand in, by first appearance. = knows no upper and lower case, so neither do we. */
export function openStages(tables: Table[]): Stages {
  const found = new Map<string, { name: string; count: number }>();
  const deals = tables.find(({ role }) => role === 'deals');
  let amounts = false;
  deals?.frame.text.stage?.forEach((name, i) => {
    if (name === null || deals.frame.leftOut[i] !== null || deals.frame.status[i] !== 'open') return;
    const stage = found.get(name.toLowerCase()) ?? { name, count: 0 };
    stage.count++;
    found.set(name.toLowerCase(), stage);
    amounts ||= deals.currency !== 'mixed' && typeof deals.frame.number.amount?.[i] === 'number';
  });
  const stages = [...found.values()];
  const kept = [...stages].sort((a, b) => b.count - a.count).slice(0, MOST);
  return { names: stages.filter((stage) => kept.includes(stage)).map(({ name }) => name), amounts };
}

export function drawStages({ canvas, stages: { names }, tables, data, locale }: Drawing): void {
  const moneyFormat = numberFormat('money', tables[0]!.currency, null, locale); // of the deals
  const column = (field: 'status' | 'amount' | 'stage') => data.column('deals', field);
  // SUMPRODUCT, not COUNTIFS: a name like ">5k" or "Demo?" is a condition to the latter.
  const open = `(${column('status')}="open")`;
  const sum = (which: string) =>
    tables[0]!.currency !== 'mixed' && data.has('deals', 'amount') ? `SUMPRODUCT(${which};${column('amount')})` : '0';
  const count = (which: string) => `SUMPRODUCT(${which}*1)`;
  const rows = names.map((name) => `stage:${name}`);
  const draw = (row: string, label: string, amount: string, count: string) => {
    canvas.text(row, 'name', label, 'name');
    // Deals without amounts are no amount of 0.
    canvas.formula(row, 'status', `LET(amount;${amount};IF(amount=0;"";amount))`, 'figure', moneyFormat);
    canvas.formula(row, 'target', count, 'right', '#,##0');
  };
  canvas.text('stages.header', 'name', 'Open pipeline by stage', 'band');
  canvas.text('stages.header', 'status', 'Amount', 'band_right');
  canvas.text('stages.header', 'target', 'Deals', 'band_right');
  names.forEach((name, i) => {
    const which = `${open}*(${column('stage')}=${canvas.fixed(rows[i]!, 'name')})`;
    draw(rows[i]!, name, sum(which), count(which));
  });
  // What is open elsewhere, so that the bars always add up to the open pipeline, also with stages that come later.
  const named = (of: 'status' | 'target') => `SUM(${rows.map((row) => canvas.fixed(row, of)).join(';')})`;
  const amount = `ROUND(${sum(`${open}*1`)}-${named('status')};2)`;
  draw('stages.other', 'Other stages', amount, `${count(open)}-${named('target')}`);
  canvas.plan.lines.areas.push(canvas.area('stages.header', 'name', 'target', 'stages.other'));
}
