/** The same tables with something to ask. */
import type { TableView } from '../../../src/sidebar/protocol.ts';
import { costs, deals } from './tables.ts';

const dateOrder: TableView['questions'][number] = {
  id: '11.date_order.D',
  title: 'Is 3.4.2025 the 3rd of April?',
  why: 'All days in “Päättymispäivä” are 12 or lower, so both readings fit.',
  options: [
    { label: '3 April', answer: { column: 'D', kind: 'date_order', value: 'dmy' } },
    { label: '4 March', answer: { column: 'D', kind: 'date_order', value: 'mdy' } },
  ],
  assumed: 0,
  settled: false,
};

const amountColumn: TableView['questions'][number] = {
  id: '11.field.amount',
  title: 'Which column is the worth of a deal?',
  why: 'Two columns hold money, and neither header says which one was agreed.',
  options: [
    { label: '“Summa (€)”, e.g. 12 500,00', answer: { map: { amount: 'C' } } },
    { label: '“Arvio”, e.g. 15 000,00', answer: { map: { amount: 'G' } } },
    { label: 'Neither: leave money KPIs out', answer: { map: { amount: '' } } },
  ],
  assumed: null,
  settled: false,
};

/** The deals table with two questions, and with the first one, then both answered. */
export const asking: TableView = {
  ...deals,
  complete: false,
  questions: [dateOrder, amountColumn],
  fields: deals.fields.map((field) =>
    field.field === 'closed'
      ? { ...field, state: 'asked', sample: '3.4.2025 → 3 Apr 2025 or 4 Mar 2025' }
      : field.field === 'amount'
        ? { ...field, state: 'asked', column: null, sample: '' }
        : field,
  ),
};
export const askingSingle: TableView = {
  ...asking,
  questions: [{ ...amountColumn, options: amountColumn.options.slice(0, 1) }],
};
export const askingOnce: TableView = {
  ...asking,
  questions: [{ ...dateOrder, settled: true }, amountColumn],
  fields: asking.fields.map((field) => (field.field === 'closed' ? deals.fields[2]! : field)),
};
export const answered: TableView = {
  ...deals,
  questions: askingOnce.questions.map((question) => ({ ...question, settled: true })),
};

/** All words of the status column are new to us. */
export const newWords: TableView = {
  ...deals,
  complete: false,
  questions: [
    {
      id: '11.status_word.B',
      title: 'What do the words in “Tila” mean?',
      why: 'None of the words is known to mean won or lost.',
      options: ['Kaupat', 'Auki', 'Ohi'].map((word) => ({
        label: word,
        answer: { column: 'B', kind: 'status_word', value: word },
      })),
      assumed: null,
      settled: false,
    },
  ],
  words: [
    { word: 'Kaupat', count: 412, status: null },
    { word: 'Auki', count: 396, status: null },
    { word: 'Ohi', count: 388, status: null },
  ],
};

/** Two words are spelled as nobody knows them. */
export const unknownWords: TableView = {
  ...deals,
  warnings: ['“Voitetu”, “Häv.” are no words we know; these 9 rows count as open.', ...deals.warnings],
  words: [...deals.words, { word: 'Voitetu', count: 7, status: 'open' }, { word: 'Häv.', count: 2, status: 'open' }],
  unknownWords: ['Voitetu', 'Häv.'],
};

export const missing: TableView = {
  ...deals,
  complete: false,
  fields: deals.fields.map((field) =>
    field.field === 'closed'
      ? {
          ...field,
          state: 'missing',
          column: null,
          sample: '',
          why: 'No header says that it is a close date, and no other column holds days.',
        }
      : field,
  ),
};

/** A sheet whose role is not clear: it has no fields yet. */
export const unclear: TableView = {
  ...costs,
  sheetId: 13,
  sheet: 'Export (3)',
  role: null,
  roleName: '',
  complete: false,
  fields: [],
  questions: [
    {
      id: '13.role',
      title: 'What is one row of “Export (3)”?',
      why: 'It has dates, names and amounts, which deals and orders both have.',
      options: [
        { label: 'A deal or an offer, won or not', answer: { column: '', kind: 'role', value: 'deals' } },
        { label: 'A paid order or an invoice', answer: { column: '', kind: 'role', value: 'orders' } },
      ],
      assumed: null,
      settled: false,
    },
  ],
};
