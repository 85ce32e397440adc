import { describe, expect, it } from 'vitest';
import type { ReadOptions, Table } from '../../src/table/types.ts';
import { isStageWord, orderEffectOf, statusOf } from '../../src/table/words.ts';
import { toIso } from '../../src/value/day.ts';
import { readOne, safeGrid, table } from './grids.ts';
import { differences } from './live.ts';

const read = (text: string, options?: Partial<ReadOptions>): Table => {
  const grid = safeGrid(table(text));
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};
const fieldsOf = (found: Table) =>
  Object.fromEntries(found.columns.filter(({ field }) => field).map(({ column, field }) => [field, column]));

describe('words', () => {
  it.each([
    ['Won', 'won'],
    ['Closed Won', 'won'],
    ['6 - Closed/Won!', 'won'],
    ['closedlost', 'lost'],
    ['Lost - price', 'lost'],
    ['Won by competitor', null],
    ['Hävitty', 'lost'],
    ['Suljettu, voitettu', 'won'],
    ['Peruttu', 'cancelled'],
    ['Ganadas', 'won'],
    ['Gewonnen', 'won'],
    ['Negotiation', null],
    ['In progress', 'open'],
    ['Canceled by customer', 'cancelled'],
    ['Failure', 'lost'],
    ['Solgt', 'won'],
    ['Avslått', 'lost'],
    ['Avslått'.normalize('NFD'), 'lost'],
  ])('%s', (word, status) => expect(statusOf(word)).toBe(status));
  it('knows stages and order states', () => {
    expect(isStageWord('Proposal/Price Quote')).toBe(true);
    expect(isStageWord('WAIT_CLIENT')).toBe(false);
    expect(orderEffectOf('Refunded')).toBe('refunded');
    expect(orderEffectOf('Paid')).toBe('');
    expect(orderEffectOf('Flying')).toBeNull();
  });
});

describe('outcomes', () => {
  it('status decides where there is a stage as well', () => {
    const found = read(`
      Deal - Title | Deal - Stage | Deal - Status | Deal - Value | Deal - Won time | Deal - Lost time | Deal - Add time
      A | Proposal Made | Won | 100 | 2024-02-01 10:00:00 | | 2024-01-01 10:00:00
      B | Contact Made | Lost | 50 | | 2024-02-15 10:00:00 | 2024-01-02 10:00:00
      C | Proposal Made | Open | 50 | | | 2024-01-03 10:00:00`);
    expect(fieldsOf(found)).toMatchObject({
      stage: 'B',
      status: 'C',
      amount: 'D',
      won_date: 'E',
      lost_date: 'F',
      created: 'G',
    });
    expect(found.frame.status).toEqual(['won', 'lost', 'open']);
    expect(found.frame.day.closed!.map((day) => typeof day)).toEqual(['number', 'number', 'object']);
    expect(found.questions).toEqual([]);
  });
  it('a column of outcomes only is status, one of stages is stage, whatever its header', () => {
    expect(
      fieldsOf(read('Deal | Stage | Amount | Close date\nA | Won | 1 | 2024-01-15\nB | Lost | 2 | 2024-01-16')),
    ).toHaveProperty('status', 'B');
    expect(
      fieldsOf(
        read(
          'Deal | Status | Amount | Close date\nA | Won | 1 | 2024-01-15\nB | Lost | 2 | 2024-01-16\nC | Proposal | 3 |',
        ),
      ),
    ).toHaveProperty('stage', 'B');
  });
  it('a status reason that says cancelled makes a lost deal cancelled', () => {
    expect(
      read(`
      Topic | Status | Status Reason | Est. Revenue | Actual Revenue | Actual Close Date
      A | Won | Won | 100 | 90 | 2024-01-15
      B | Lost | Canceled | 50 | | 2024-01-16
      C | Lost | Out-Sold | 50 | | 2024-01-17`).frame.status,
    ).toEqual(['won', 'cancelled', 'lost']);
  });
  it('a deal is worth the actual amount where there is one', () => {
    const found = read(`
      Topic | Status | Est. Revenue | Actual Revenue | Est. Close Date | Actual Close Date
      A | Won | 100 | 90 | 2024-01-10 | 2024-01-15
      B | Open | 50 | | 2024-03-10 |
      C | Lost | 70 | 0 | 2024-01-10 | 2024-01-17`);
    expect(found.frame.number.amount).toEqual([90, 50, 0]);
    expect(fieldsOf(found)).toMatchObject({ expected_close: 'E', closed: 'F', amount: 'D', expected_amount: 'C' });
  });
  it('a mark for nothing is no actual amount and no close', () => {
    const deals = read(`
      Topic | Status | Est. Revenue | Actual Revenue | Actual Close Date | Won date | Lost date
      A | Won | 100 | 90 | - | 2024-01-15 | -
      B | Open | 50 | - | - | N/A | n/a
      C | Lost | 70 | #N/A | – | - | 2024-02-05
      D | Won | 70 | soon | 2024-03-01 | 2024-03-02 | -
      E | Won | 70 | 0 | later | 2024-03-02 | -`);
    expect(deals.frame.number.amount).toEqual([90, 50, 70, { unreadable: 'soon' }, 0]);
    const days = deals.frame.day.closed!.map((day) => (typeof day === 'number' ? toIso(day) : day));
    expect(days).toEqual(['2024-01-15', null, '2024-02-05', '2024-03-01', { unreadable: 'later' }]);
  });
  it('flags', () => {
    expect(
      read(`
      Opportunity Name | IsClosed | IsWon | Amount | CloseDate
      A | TRUE | TRUE | 100 | 2024-01-15
      B | TRUE | FALSE | 50 | 2024-01-16
      C | FALSE | FALSE | 50 | 2024-03-17`).frame.status,
    ).toEqual(['won', 'lost', 'open']);
  });
  it('a probability of 100 and 0 where nothing else tells', () => {
    const found = read(`
      Deal name | Probability | Amount | Close date
      A | 100 | 100 | 2024-01-15
      B | 0 | 50 | 2024-01-16
      C | 40 | 50 | 2024-03-17`);
    expect(found.frame.status).toEqual(['won', 'lost', 'open']);
    expect(found.frame.number.probability).toEqual([1, 0, 0.4]);
  });
  it('won but no lost deals: a warning', () => {
    const found = read('Deal | Stage | Amount | Close date\nA | Won | 1 | 2024-01-15\nB | Proposal | 2 |');
    expect(found.warnings.map(({ code }) => code)).toContain('no_lost_deals');
    expect(found.frame.status).toEqual(['won', 'open']);
  });
  it('no known word: a question, and its answer', () => {
    const text =
      'Deal | Stage | Amount | Close date\nA | Zufrieden | 1 | 2024-01-15\nB | Weg | 2 | 2024-01-16\nC | Mitte | 3 |\nD | Weg | 3 | 2024-01-17';
    const asked = read(text);
    expect(asked.questions).toMatchObject([
      { column: 'B', kind: 'status_word', options: ['Weg', 'Zufrieden', 'Mitte'], assumed: null },
    ]);
    const answered = read(text, { answers: [{ column: 'B', kind: 'status_word', value: 'Zufrieden=won; Weg=lost' }] });
    expect(answered.questions).toEqual([]);
    expect(answered.frame.status).toEqual(['won', 'lost', 'open', 'lost']);
  });
  it('words nobody knows count as open and are named', () => {
    const found = read(
      'Deal | Stage | Amount | Close date\nA | WON | 1 | 2024-01-15\nB | LOST | 2 | 2024-01-16\nC | WAIT_CLIENT | 3 |',
    );
    expect(found.warnings.find(({ code }) => code === 'unknown_words')).toMatchObject({ count: 1, column: 'B' });
  });
  it('mixed currencies', () => {
    const found = read(
      'Deal | Stage | Amount | Currency | Close date\nA | Won | 1 | EUR | 2024-01-15\nB | Lost | 2 | USD | 2024-01-16',
    );
    expect(found.currency).toBe('mixed');
    expect(found.warnings.map(({ code }) => code)).toContain('mixed_currency');
    expect(
      read('Deal | Stage | Amount (k€) | Close date\nA | Won | 1 | 2024-01-15\nB | Lost | 2 | 2024-01-16'),
    ).toMatchObject({ currency: 'EUR', frame: { number: { amount: [1000, 2000] } } });
  });
  it('currencies in the amounts are named; words name them too', () => {
    const rows = (a: string, b: string) => `Deal | Stage | Amount | Currency | Close date
      A | Won | ${a} | 2024-01-15
      B | Lost | ${b} | 2024-01-16`;
    const mixed = read(rows('€1,200.50 |', '$20.10 |'));
    expect(mixed.currency).toBe('mixed');
    expect(mixed.warnings.find(({ code }) => code === 'mixed_currency')!.items).toEqual(['EUR', 'USD']);
    expect(read(rows('1 | Euro', '2 | Euros')).currency).toBe('EUR');
    expect(read(rows('1 | Dollar', '2 | dollars')).currency).toBe('USD');
    expect(read(rows('1 | dollars', '2 | Canadian dollars')).currency).toBe('mixed');
  });
  it('a status of words nobody knows between two days is one of deals, and asked about', () => {
    const text = `ID | Status | Amount | Created | Closed
      0 | W | 100 | 2024-01-10 | 2024-03-10
      1 | L | 200 | 2024-01-11 | 2024-03-11
      2 | O | 300 | 2024-01-12 | 2024-03-15`;
    const asked = read(text);
    expect(asked.role).toBe('deals');
    expect(asked.questions).toMatchObject([{ column: 'B', kind: 'status_word', assumed: null }]);
    const answered = read(text, { answers: [{ column: 'B', kind: 'status_word', value: 'W=won;L=lost;O=open' }] });
    expect([answered.role, answered.questions, answered.frame.status]).toEqual(['deals', [], ['won', 'lost', 'open']]);
    expect(read(text.replace(/[WL] /g, 'Paid')).role).toBe('orders');
  });
  it('the headers of Pipedrive’s own export', () => {
    const headers =
      'Deal - ID|Deal - Title|Deal - Value|Deal - Currency of Value|Deal - Owner|Deal - Status|Deal - Stage';
    const days =
      'Deal - Deal created|Deal - Deal closed on|Deal - Won time|Deal - Lost time|Deal - Expected close date';
    const found = read(`${headers}|${days}|Deal - Lost reason|Deal - Probability|Deal - Pipeline|Organization - Name
      1|A|100|EUR|Ann|Won|Proposal|2024-01-15|2024-02-15|2024-02-15||2024-02-20||90|Sales|Acme
      2|B|50|EUR|Ann|Lost|Lead|2024-01-16|2024-02-16||2024-02-16|2024-02-20|Price|0|Sales|Beta`);
    const fields =
      'id name amount currency owner status stage created closed won_date lost_date expected_close lost_reason probability pipeline account';
    expect(found.columns.map(({ field }) => field)).toEqual(fields.split(' '));
    expect(found.questions).toEqual([]);
  });
  it('net is preferred to gross', () => {
    expect(
      fieldsOf(
        read(
          'Deal | Stage | Gross amount | Net amount | Close date\nA | Won | 124 | 100 | 2024-01-15\nB | Lost | 62 | 50 | 2024-01-16',
        ),
      ),
    ).toHaveProperty('amount', 'D');
  });
});
