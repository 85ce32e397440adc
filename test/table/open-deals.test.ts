/** Tables of deals of which none is decided yet: their money is pipeline, and never revenue. */
import { describe, expect, it } from 'vitest';
import type { ReadOptions, Table } from '../../src/table/types.ts';
import { warningText } from '../../src/text/warnings.ts';
import { readOne, safeGrid, table } from './grids.ts';
import { differences } from './live.ts';

const read = (text: string, options: Partial<ReadOptions> = {}, sheet?: string): Table => {
  const grid = safeGrid(table(text), sheet);
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};
const fieldsIn = ({ columns }: Table) => columns.flatMap(({ field }) => field ?? []);
const kindsAsked = ({ questions }: Table) => questions.map(({ kind }) => kind);

const head = 'ID | Account | Status | Amount | Created';
const rows = (status: (i: number) => string, more = '') =>
  [1, 2, 3].map((i) => `${i} | Firm ${i} | ${status(i)} | ${i}00 | 2026-01-0${i}${more}`).join('\n');
const withWords = (...words: string[]) => `${head}\n${rows((i) => words[(i - 1) % words.length]!)}`;

describe('the words of a status tell deals from orders', () => {
  it.each([
    ['with a close date', `${head} | Close date | Owner\n${rows(() => 'Open', ' | 2026-03-01 | Ann')}`],
    ['with an empty one', `${head} | Close date | Owner\n${rows(() => 'Open', ' | | Ann')}`],
    ['without one', withWords('Open')],
    ['on the way, in a column called status', withWords('Proposal', 'Negotiation')],
    ['cancelled among them', withWords('Open', 'Cancelled')],
  ])('open deals %s', (_, text) => {
    const found = read(text);
    expect(found.role).toBe('deals');
    expect(found.questions).toEqual([]);
    expect(found.frame.status.filter((status) => status === 'open').length).toBeGreaterThan(1);
  });
  it.each([
    ['won and lost', 'deals', withWords('Won', 'Lost')],
    ['words that only orders have', 'orders', withWords('Open', 'Paid')],
    ['sent invoices', 'orders', withWords('Sent')],
    ['open orders by their header', 'orders', withWords('Open').replace('ID', 'Order ID')],
    ['open lines with quantities', 'orders', `${head} | Quantity\n${rows(() => 'Open', ' | 2')}`],
  ] as const)('%s: %s', (_, role, text) => expect(read(text).role).toBe(role));
  it('a sheet called Orders holds orders; one called Sales says nothing', () => {
    expect(read(withWords('Open'), {}, 'Orders').role).toBe('orders');
    expect(read(withWords('Open'), {}, 'Sales').role).toBe('deals');
  });
  it('without amounts or days an open status makes no deal', () => {
    expect(() =>
      read('ID | Account | Status | Created\n1 | A | Open | 2026-01-01\n2 | B | Open | 2026-01-02'),
    ).toThrow();
    expect(() => read('ID | Account | Status | Amount\n1 | A | Open | 100\n2 | B | Open | 200')).toThrow();
  });
});

describe('an outcome that nobody knows yet', () => {
  const staged = (...words: string[]) =>
    `Deal ID | Stage | Amount | Created\n${words.map((word, i) => `${i} | ${word} | 100 | 2026-01-0${i + 1}`).join('\n')}`;
  it('stages that can only be on the way are open, and no close date is asked for', () => {
    const found = read(staged('Proposal', 'Negotiation', 'Tarjous lähetetty'));
    expect(found.frame.status).toEqual(['open', 'open', 'open']);
    expect(found.questions).toEqual([]);
  });
  it.each(['Contract', 'Sopimus', 'Committed', 'Tehty', 'Papered'])('“%s” may mean won: a question', (word) => {
    const found = read(staged('Proposal', word));
    expect(kindsAsked(found)).toContain('status_word');
    expect(found.rows).toBe(0);
  });
  it('a person may say that none is won', () => {
    for (const value of ['*=open', 'Proposal=open;Papered=open']) {
      const found = read(staged('Proposal', 'Papered'), { answers: [{ column: 'B', kind: 'status_word', value }] });
      expect(found.frame.status).toEqual(['open', 'open']);
      expect(found.questions).toEqual([]);
      expect(found.warnings).toEqual([]);
    }
  });
  it('where deals are decided, their close date is asked for', () => {
    expect(read(staged('Won', 'Proposal')).questions).toMatchObject([{ kind: 'field', field: 'closed' }]);
  });
});

describe('an empty column', () => {
  const finnish = (closed: string) =>
    read(`Kauppa | Asiakas | Tila | Kaupan arvo | Luotu | Päätetty
      K1 | Acme | Avoin | 100 | 2026-01-05 | ${closed}
      K2 | Beta | Avoin | 200 | 2026-01-20 | ${closed}`);
  it('is the close date where its header may mean the date or a flag', () => {
    expect(fieldsIn(finnish(''))).toContain('closed');
    expect(fieldsIn(finnish(''))).not.toContain('is_closed');
    expect(finnish('').questions).toEqual([]);
  });
  it('is the flag where its values say so, and where no date could be meant', () => {
    expect(fieldsIn(finnish('ei'))).toContain('is_closed');
    const deleted = read(
      'Deal | Status | Amount | Close date | Deleted\nA | Won | 1 | 2026-01-15 |\nB | Lost | 2 | 2026-01-16 |',
    );
    expect(fieldsIn(deleted)).toContain('deleted');
  });
});

describe('words that nobody knows', () => {
  const found = (options?: Partial<ReadOptions>) =>
    read(
      `Deal | Status | Amount | Close date
      A | Voitettu | 1 | 2026-01-15
      B | Hävitty | 2 | 2026-01-16
      C | Voitetu | 3 | 2026-01-16
      D | Häv. | 4 | 2026-01-17
      E | Neuvottelu | 5 | 2026-03-01`,
      options,
    );
  it('are named, and warned of before all else', () => {
    expect(found().status!.unknown).toEqual(['Voitetu', 'Häv.']);
    expect(found().warnings[0]).toEqual({
      code: 'unknown_words',
      field: null,
      column: 'B',
      count: 2,
      role: 'deals',
      header: '',
      items: ['Voitetu', 'Häv.'],
    });
    expect(warningText(found().warnings[0]!)).toBe(
      '“Voitetu”, “Häv.” are no words we know; these 2 rows count as open.',
    );
  });
  it('come before what else there is to say', () => {
    const noLost = read('Deal | Status | Amount | Close date\nA | Won | 1 | 2026-01-15\nB | Papered | 2 | 2026-01-16');
    expect(noLost.warnings.map(({ code }) => code)).toEqual(['unknown_words', 'no_lost_deals']);
    expect(warningText(noLost.warnings[0]!)).toBe('“Papered” is no word we know; 1 row counts as open.');
  });
  it('are known once a person has said what they count as, one by one or all of them', () => {
    const said = (value: string) => found({ answers: [{ column: 'B', kind: 'status_word', value }] });
    expect(said('Voitetu=won').status!.unknown).toEqual(['Häv.']);
    expect(said('Voitetu=open;Häv.=lost').status!.unknown).toEqual([]);
    expect(said('*=lost').warnings).toEqual([]);
  });
});
