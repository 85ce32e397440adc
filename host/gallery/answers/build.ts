/** What is in the file, what is asked to be built, and what comes of it. */
import type { BuildRequest, Done, OpenState, PlannedBuild, TableView } from '../../../src/sidebar/protocol.ts';

export const others = [
  { sheet: 'Notes', why: 'text only, no header row' },
  { sheet: 'Leads 2025', why: 'looks like leads, which are not supported yet' },
];

export const opened = (tables: TableView[], more: Partial<OpenState> = {}): OpenState => ({
  file: 'Myynti',
  locale: 'en_US',
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

const step = (label: string) => ({ label });
export const planned: PlannedBuild = {
  build: 'b1',
  steps: ['Writing how we read your table…', 'Writing settings…', 'Writing formulas…', 'Drawing charts…'].map(step),
  rebuild: false,
  outcome: { ...finished, kind: 'scorecard', remember: '{}' },
};
