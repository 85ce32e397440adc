/** What a server might answer for a Finnish deals table and a costs table. Figures are made up. */
import type {
  BuildRequest,
  Catalogue,
  Done,
  KpiChoice,
  OpenState,
  PlannedBuild,
  TableView,
} from '../../src/sidebar/protocol.ts';

export const deals: TableView = {
  sheet: 'Myynti 2025',
  sheetId: 11,
  role: 'deals',
  roleName: 'Deals',
  headerRow: 3,
  dataRows: 1240,
  rows: 1196,
  complete: true,
  fields: [
    {
      field: 'status',
      label: 'Status',
      required: true,
      column: 'B',
      sample: 'Won 412 · Lost 388 · Open 396',
      state: 'found',
      why: 'The header is “Tila”, and “Voitettu” and “Hävitty” are words for won and lost.',
    },
    {
      field: 'amount',
      label: 'Amount',
      required: true,
      column: 'C',
      sample: '12 500,00 → 12500',
      state: 'found',
      why: '1,208 of 1,209 values have two digits after the comma, so the comma is the decimal sign.',
    },
    {
      field: 'closed',
      label: 'Close date',
      required: true,
      column: 'D',
      sample: '28.9.2024 → 28 Sep 2024',
      state: 'found',
      why: 'Dates with dots are written day first.',
    },
    {
      field: 'created',
      label: 'Created',
      required: false,
      column: 'E',
      sample: '28.1.2025 → 28 Jan 2025',
      state: 'found',
      why: 'The header is “Luotu”, and every value is a date.',
    },
    {
      field: 'owner',
      label: 'Owner',
      required: false,
      column: 'F',
      sample: 'Aino Virtanen · 7 different',
      state: 'found',
      why: 'The header is “Myyjä”, and 7 names come again and again.',
    },
    {
      field: 'account',
      label: 'Account',
      required: false,
      column: 'A',
      sample: 'Kaski Oy · 611 different',
      state: 'found',
      why: 'The header is “Asiakas”.',
    },
    {
      field: 'first_contact',
      label: 'First contact',
      required: false,
      column: null,
      sample: '',
      state: 'none',
      why: '',
    },
    { field: 'source', label: 'Source', required: false, column: null, sample: '', state: 'none', why: '' },
    { field: 'lost_reason', label: 'Lost reason', required: false, column: null, sample: '', state: 'none', why: '' },
  ],
  columns: [
    { column: 'A', header: 'Asiakas', sample: 'Kaski Oy' },
    { column: 'B', header: 'Tila', sample: 'Voitettu' },
    { column: 'C', header: 'Summa (€)', sample: '12 500,00' },
    { column: 'D', header: 'Päättymispäivä', sample: '28.9.2024' },
    { column: 'E', header: 'Luotu', sample: '28.1.2025' },
    { column: 'F', header: 'Myyjä', sample: 'Aino Virtanen' },
    { column: 'H', header: '', sample: 'x' },
  ],
  questions: [],
  warnings: [
    '9 won deals have no amount. They count in the win rate, but not in revenue.',
    '2 deals close before they were created.',
  ],
  leftOut: [
    { code: 'unknown_status', text: 'no status', count: 31, rows: [17, 18, 19, 44, 90] },
    { code: 'duplicate', text: 'the same row again', count: 10, rows: [61, 202] },
    { code: 'total', text: 'total rows', count: 3, rows: [1244] },
  ],
  words: [
    { word: 'Voitettu', count: 412, status: 'won' },
    { word: 'Avoin', count: 396, status: 'open' },
    { word: 'Hävitty', count: 388, status: 'lost' },
    { word: 'Peruttu', count: 13, status: 'cancelled' },
  ],
  otherWords: null,
};

export const costs: TableView = {
  sheet: 'Kulut',
  sheetId: 12,
  role: 'costs',
  roleName: 'Costs',
  headerRow: 1,
  dataRows: 54,
  rows: 54,
  complete: true,
  fields: [
    {
      field: 'date',
      label: 'Date',
      required: true,
      column: 'A',
      sample: '2025-01-31 → 31 Jan 2025',
      state: 'found',
      why: 'Every value is a date.',
    },
    {
      field: 'amount',
      label: 'Amount',
      required: true,
      column: 'B',
      sample: '4 200',
      state: 'found',
      why: 'The header is “Kulu”, and every value is a number.',
    },
    {
      field: 'category',
      label: 'Category',
      required: false,
      column: 'C',
      sample: 'Marketing · 4 different',
      state: 'found',
      why: 'The header is “Laji”.',
    },
  ],
  columns: [
    { column: 'A', header: 'Päivä', sample: '2025-01-31' },
    { column: 'B', header: 'Kulu', sample: '4 200' },
    { column: 'C', header: 'Laji', sample: 'Marketing' },
  ],
  questions: [],
  warnings: [],
  leftOut: [],
  words: [],
  otherWords: null,
};

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

export const others = [
  { sheet: 'Notes', why: 'text only, no header row' },
  { sheet: 'Leads 2025', why: 'looks like leads, which are not supported yet' },
];

export const opened = (tables: TableView[], more: Partial<OpenState> = {}): OpenState => ({
  file: 'Myynti',
  tables,
  others: tables.length > 0 ? others.slice(0, 1) : others,
  scorecard: null,
  ...more,
});

export const request: BuildRequest = {
  choices: [{ sheetId: 11, use: true }],
  title: 'Sales scorecard',
  kpis: [
    { id: 'win_rate', variant: null, target: 0.55 },
    { id: 'revenue', variant: null, target: 900000 },
    { id: 'sales_cycle', variant: 'median', target: null },
  ],
  period: 'month',
  from: null,
  to: null,
  asOf: null,
};

export const scorecard: OpenState['scorecard'] = {
  sheetId: 21,
  title: 'Sales scorecard',
  built: '3 Oct 2025',
  request,
};

const kpi = (
  id: string,
  name: string,
  family: string,
  unit: KpiChoice['unit'],
  preview: string,
  definition: string,
  more: Partial<KpiChoice> = {},
): KpiChoice => ({
  id,
  name,
  family,
  definition,
  variants: [],
  preview,
  lacks: null,
  selected: true,
  target: null,
  unit,
  ...more,
});

export const catalogue: Catalogue = {
  kpis: [
    kpi('win_rate', 'Win rate', 'Conversion', 'rate', '51.5 %', 'won ÷ (won + lost), closed in the period', {
      variants: [
        { id: 'closed by count', name: 'closed by count', definition: 'won ÷ (won + lost), closed in the period' },
        {
          id: 'cancelled as lost',
          name: 'cancelled as lost',
          definition: 'won ÷ (won + lost + cancelled), closed in the period',
        },
        { id: 'by value', name: 'by value', definition: 'amount won ÷ amount decided, closed in the period' },
      ],
    }),
    kpi('sales_cycle', 'Sales cycle', 'Speed', 'days', '47 days', 'days from creation to close, mean of won deals', {
      variants: [
        { id: 'mean', name: 'mean', definition: 'days from creation to close, mean of won deals' },
        { id: 'median', name: 'median', definition: 'days from creation to close, median of won deals' },
      ],
    }),
    kpi(
      'sales_velocity',
      'Sales velocity',
      'Speed',
      'money_per_day',
      '€18,420 a day',
      'open deals × win rate × average deal size ÷ cycle days',
      { selected: false },
    ),
    kpi(
      'pipeline_value',
      'Pipeline value',
      'Pipeline and forecast',
      'money',
      '€4,120,800',
      'sum of the amounts of open deals',
    ),
    kpi(
      'pipeline_coverage',
      'Pipeline coverage',
      'Pipeline and forecast',
      'ratio',
      '',
      'open pipeline ÷ monthly sales target',
      { preview: null },
    ),
    kpi(
      'revenue',
      'Revenue',
      'Revenue and team',
      'money',
      '€8,234,100',
      'sum of the amounts won, closed in the period',
      { target: 900000 },
    ),
    kpi(
      'average_deal_size',
      'Average deal size',
      'Revenue and team',
      'money',
      '€19,985',
      'revenue ÷ won deals with an amount',
    ),
    kpi(
      'sales_growth',
      'Sales growth',
      'Revenue and team',
      'rate',
      '+4.1 %',
      'change of revenue to the previous period',
    ),
    kpi(
      'sales_productivity',
      'Sales productivity',
      'Revenue and team',
      'money',
      '€1,176,300',
      'revenue ÷ people who closed a deal',
    ),
    kpi(
      'clv',
      'Customer lifetime value',
      'Unit economics',
      'money',
      '€48,730',
      'average purchase × purchases a year × years',
      { selected: false },
    ),
    kpi(
      'cac',
      'Customer acquisition cost',
      'Unit economics',
      'money',
      '',
      'sales and marketing costs ÷ new customers',
      { preview: null, lacks: 'needs a costs table – none found', selected: false },
    ),
    kpi('ltv_to_cac', 'LTV : CAC', 'Unit economics', 'ratio', '', 'lifetime value ÷ acquisition cost', {
      preview: null,
      lacks: 'needs a costs table – none found',
      selected: false,
    }),
  ],
  templates: [
    {
      id: 'overview',
      name: 'Overview',
      about: 'The figures every sales team looks at',
      kpis: [
        'win_rate',
        'sales_cycle',
        'pipeline_value',
        'pipeline_coverage',
        'revenue',
        'average_deal_size',
        'sales_growth',
        'sales_productivity',
      ],
      period: 'month',
      ready: 8,
    },
    {
      id: 'manager',
      name: 'Sales manager',
      about: 'People, pipeline and speed, for small teams',
      kpis: ['win_rate', 'sales_velocity', 'average_deal_size', 'sales_productivity'],
      period: 'week',
      ready: 4,
    },
    {
      id: 'economics',
      name: 'Unit economics',
      about: 'What a customer costs and brings',
      kpis: ['clv', 'cac', 'ltv_to_cac'],
      period: 'quarter',
      ready: 1,
    },
  ],
  periods: [
    { unit: 'day', name: 'Day', count: 352 },
    { unit: 'week', name: 'Week', count: 53 },
    { unit: 'month', name: 'Month', count: 12 },
    { unit: 'quarter', name: 'Quarter', count: 4 },
    { unit: 'year', name: 'Year', count: 1 },
  ],
  range: {
    from: '2025-01-02',
    to: '2025-12-19',
    asOf: '2025-12-19',
    text: '2 Jan 2025 – 19 Dec 2025, as of 19 Dec 2025',
  },
};

const finished: Omit<Done, 'sheetId'> = {
  title: 'Sales scorecard',
  sentences: [
    '8 KPIs over 12 months from 1,196 deals.',
    'Every figure is a live formula: it follows your table.',
    '44 rows are in no figure; “KPI data” says why, row by row.',
  ],
  insights: [
    {
      tone: 'good',
      title: 'Win rate 51.5 %',
      text: '412 of 800 decided · between 48.0 and 55.0 % with 95 % confidence',
    },
    { tone: 'near', title: 'Pipeline covers 2.6 months', text: 'Three to five times the monthly target is usual.' },
    {
      tone: 'bad',
      title: 'Sales cycle 47 days',
      text: 'Nine days longer than in the first half: look at needs assessment or target group.',
    },
    { tone: 'plain', title: 'Revenue peaks in May', text: '€1.1 M, 34 % over the mean of the other months.' },
  ],
};

export const done: Done = { sheetId: 21, ...finished };

const step = (label: string) => ({ label, plan: null, charts: null });
export const planned: PlannedBuild = {
  build: 'b1',
  steps: ['Writing how we read your table…', 'Writing settings…', 'Writing formulas…', 'Drawing charts…'].map(step),
  rebuild: false,
  outcome: { ...finished, remember: '{}' },
};
