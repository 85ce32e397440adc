/** Every state the sidebar can be in: the server it meets, and what a person does to get there. */
import type { Failure } from '../../src/sidebar/protocol.ts';
import * as answers from './answers/index.ts';
import { type GalleryState, is, kind, state } from './kind.ts';
import type { Action, Scenario } from './scenario.ts';
import { analysisStates } from './states-analyses.ts';

const { asking, askingOnce, answered, catalogue, costs, deals, missing, opened, scorecard } = answers;

const toTables: Action[] = [{ press: 'Get started' }];
const toScorecard: Action[] = [...toTables, { press: 'Next' }, { see: 'Template' }];
const toBuild: Action[] = [...toScorecard, { press: 'Build scorecard' }];

const failing = (code: Failure['code'], message: string, where?: string): Scenario =>
  kind({ step: [{ value: {} }, { error: { code, message, ...(where ? { where } : {}) } }] });

const planFailing = (code: Failure['code'], message: string, where?: string): Scenario =>
  kind({ plan: [{ error: { code, message, ...(where ? { where } : {}) } }] });

const nameOf = (id: string) => catalogue.kpis.find((kpi) => kpi.id === id)!.name;

export const states: GalleryState[] = [
  state('loading', 'Looking at the file', kind({ open: [{ silent: true }] })),
  state('welcome', 'First open, a table was found', kind()),
  state('home', 'There is a scorecard already', kind({ open: is(opened([deals], { scorecard })) })),
  state('empty-file', 'Nothing in the file', kind({ open: is(opened([], { others: [] })) })),
  state('finnish', 'A Finnish file', kind({ open: is(opened([deals], { locale: 'fi_FI' })) })),
  state('no-table', 'No table we know', kind({ open: is(opened([])) })),

  state('tables', 'Everything recognised', kind(), toTables),
  state('tables-open', 'All that is folded opened', kind(), [
    ...toTables,
    { press: 'recognised. Why: Amount' },
    { press: '3 more that your table does not have' },
    { press: 'Your words for won and lost' },
    { press: '1 sheet without a table' },
    { press: 'Show rows: no status' },
  ]),
  state('tables-two', 'Two tables', kind({ open: is(opened([deals, costs])), read: is([deals, costs]) }), toTables),
  state('question', 'A question with a likely answer', kind({ open: is(opened([asking])) }), toTables),
  state(
    'question-next',
    'The next question, none likely',
    kind({ open: is(opened([asking])), read: is([askingOnce]) }),
    [...toTables, { press: 'Use this answer' }, { see: 'Question 2 of 2' }],
  ),
  state(
    'answered',
    'All questions answered',
    kind({ open: is(opened([asking])), read: [{ value: [askingOnce] }, { value: [answered] }] }),
    [
      ...toTables,
      { press: 'Use this answer' },
      { see: 'Question 2 of 2' },
      { press: '“Summa (€)”, e.g. 12 500,00' },
      { press: 'Use this answer' },
      { see: '2 answers given' },
      { press: '2 answers given' },
    ],
  ),
  state('question-single', 'A question with one answer', kind({ open: is(opened([answers.askingSingle])) }), toTables),
  state('role', 'What a table is, is asked', kind({ open: is(opened([deals, answers.unclear])) }), toTables),
  state('words', 'All status words are new', kind({ open: is(opened([answers.newWords])) }), toTables),
  state(
    'words-unknown',
    'Some status words are spelled as nobody knows them',
    kind({ open: is(opened([answers.unknownWords])), read: is([deals]) }),
    toTables,
  ),
  state('missing', 'A required column is missing', kind({ open: is(opened([missing])) }), toTables),
  state('reading', 'A correction is being read', kind({ read: [{ silent: true }] }), [
    ...toTables,
    { choose: ['Owner', 'Asiakas'] },
  ]),
  state(
    'read-failed',
    'A correction could not be read',
    kind({ read: [{ error: { code: 'busy', message: 'Busy.' } }] }),
    [...toTables, { choose: ['Owner', 'Asiakas'] }, { see: 'could not be read again' }],
  ),
  state('show-failed', 'Rows can’t be shown', kind({ show: [{ error: { code: 'no_sheet', message: 'Gone.' } }] }), [
    ...toTables,
    { press: 'Show rows: total rows' },
    { see: 'could not be selected' },
  ]),

  state('catalogue', 'Trying the KPIs', kind({ catalogue: [{ silent: true }] }), [...toTables, { press: 'Next' }]),
  state('scorecard', 'Templates, KPIs, dates', kind(), toScorecard),
  state('scorecard-own', 'Own choice, many KPIs, wrong target, own dates', kind({ catalogue: is(manyKpis()) }), [
    ...toScorecard,
    { write: ['Target for Win rate', 'a lot'] },
    { press: 'From – to' },
    { press: 'Target for Win rate' },
  ]),
  state(
    'scorecard-none',
    'No KPI chosen',
    kind({ catalogue: is({ ...catalogue, kpis: catalogue.kpis.map((kpi) => ({ ...kpi, selected: false })) }) }),
    [...toScorecard, ...answers.catalogue.templates[0]!.kpis.map((id) => ({ press: nameOf(id) }))],
  ),

  state('planning', 'Working out the figures', kind({ plan: [{ silent: true }] }), toBuild),
  state('building', 'Writing', kind({ step: [{ value: {} }, { value: {} }, { silent: true }] }), [
    ...toBuild,
    { see: '3 of 5' },
  ]),
  state('cancelling', 'Being cancelled', kind({ step: [{ value: {} }, { silent: true }] }), [
    ...toBuild,
    { see: '2 of 5' },
    { press: 'Cancel' },
  ]),
  state('cancelled', 'After cancelling', kind({ plan: [{ silent: true }] }), [
    ...toBuild,
    { see: 'Working out' },
    { press: 'Cancel' },
    { see: 'Cancelled' },
  ]),
  state('done', 'The scorecard is ready', kind(), [...toBuild, { see: 'What stands out' }]),

  state(
    'no-rows',
    'No rows in the dates',
    planFailing(
      'no_rows',
      'No deal was closed between 1 Jan and 31 Mar 2019. Your deals run from 2 Jan to 19 Dec 2025.',
    ),
    toBuild,
  ),
  state(
    'missing-column',
    'A column went missing',
    planFailing('input', 'The column for the close date is no longer there. Win rate needs it.', 'Myynti 2025!D3'),
    toBuild,
  ),
  state(
    'no-sheet',
    'The sheet is gone',
    planFailing('no_sheet', 'The sheet “Myynti 2025” is no longer in this file.'),
    toBuild,
  ),
  state(
    'open-question',
    'A figure needs an answer',
    planFailing('question', 'Revenue needs to know the decimal sign of “Summa (€)”.', 'Myynti 2025!C4'),
    toBuild,
  ),
  state(
    'protected',
    'A protected sheet',
    failing('protected', 'The sheet “Scorecard” is protected, so it can’t be rewritten.', 'Scorecard'),
    toBuild,
  ),
  state(
    'busy',
    'Someone else is building',
    planFailing('busy', 'Someone is building a scorecard in this file right now.'),
    toBuild,
  ),
  state(
    'changed',
    'The table has changed',
    planFailing('changed', 'A column was inserted into “Myynti 2025” since you looked at it.'),
    toBuild,
  ),
  state('internal', 'A defect of ours', failing('internal', 'Something went wrong on our side.'), toBuild),
  state('network', 'No connection', {
    ...kind({ open: [{ throws: { name: 'NetworkError', message: 'Connection failure due to HTTP 0' } }] }),
    hurry: 100,
  }),
  state(
    'network-building',
    'The connection is lost half-way',
    {
      ...kind({
        step: [{ value: {} }, { throws: { name: 'NetworkError', message: 'Connection failure due to HTTP 0' } }],
        abandon: [{ throws: { name: 'NetworkError', message: 'HTTP 0' } }],
      }),
      hurry: 100,
    },
    toBuild,
  ),
  state(
    'accounts',
    'Several Google accounts',
    kind({
      open: [
        {
          throws: {
            name: 'ScriptError',
            message: 'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
          },
        },
      ],
    }),
  ),
  state('silent', 'No answer at all', { ...kind({ open: [{ silent: true }] }), hurry: 1000 }, [{ see: 'No answer' }]),
  state('garbled', 'Answers get lost', { ...kind({ open: [{ lost: true }] }), hurry: 100 }, [
    { see: 'No usable answer' },
  ]),
  ...analysisStates,
];

function manyKpis(): typeof catalogue {
  const fed = { lacks: null, selected: true };
  return {
    ...catalogue,
    kpis: catalogue.kpis.map((kpi) => ({
      ...kpi,
      ...fed,
      variants: kpi.variants.map((each) => ({ ...each, lacks: null })),
    })),
  };
}
