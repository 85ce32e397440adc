/** What can be made of a file, before and after one is made. */
import type { AnalysisChoice, Done, PlannedBuild } from '../../../src/sidebar/protocol.ts';

export const cohorts: AnalysisChoice = {
  id: 'cohorts',
  name: 'Cohorts',
  about: 'Do customers come back? Who bought for the first time together, and what became of them.',
  lacks: null,
  isMendable: true,
  options: [],
  standing: { sheetId: 31, built: '2025-10-03', options: {} },
};

export const customerValue: AnalysisChoice = {
  id: 'customer_value',
  name: 'Customer value',
  about: 'What will each customer still buy, and who is about to leave?',
  lacks: null,
  isMendable: true,
  options: [
    { id: 'months', label: 'Months ahead', kind: 'number', min: 1, max: 60, value: '12' },
    {
      id: 'discount',
      label: 'Discount rate a year, %',
      hint: 'What later money is worth less.',
      kind: 'number',
      min: 0,
      max: 100,
      value: '7.5',
    },
    {
      id: 'by',
      label: 'Customers by',
      kind: 'choice',
      choices: ['Segment', 'Channel', 'Owner'].map((label) => ({ value: label.toLowerCase(), label })),
      value: 'segment',
    },
    {
      id: 'margin',
      label: 'Column for the margin',
      hint: 'Without one, values are revenue.',
      kind: 'choice',
      choices: ['No column', 'Margin', 'Margin %', 'Profit', 'Net'].map((label) => ({ value: label, label })),
      value: 'No column',
    },
  ],
  standing: null,
};

export const attribution: AnalysisChoice = {
  id: 'attribution',
  name: 'Attribution',
  about: 'Which channels bring the orders, by each of the usual rules?',
  lacks: 'needs a table of touches, none found. Its columns: journey, date, channel',
  isMendable: false,
  options: [],
  standing: null,
};

export const forecast: AnalysisChoice = {
  id: 'forecast',
  name: 'Forecast',
  about: 'What will be closed in the coming months, and how sure is that?',
  lacks: 'waits for an answer about “Close date” in the deals',
  isMendable: true,
  options: [],
  standing: null,
};

export const analyses: AnalysisChoice[] = [customerValue, cohorts, attribution, forecast];

const made: Omit<Done, 'sheetId'> = {
  title: 'Cohorts',
  sentences: [
    '1,204 customers in 36 monthly cohorts.',
    'Of all customers, so many bought again: 12.4 % in month 1, 9.8 % in month 3, 8.1 % in month 6.',
  ],
  insights: [],
};

export const analysisMade: Done = { sheetId: 31, ...made };

export const analysisPlanned: PlannedBuild = {
  build: 'a1',
  steps: ['Making room…', 'Writing results…', 'Drawing charts…'].map((label) => ({ label })),
  rebuild: true,
  outcome: { ...made, kind: 'cohorts', remember: '{}' },
};
