/** The states of the analyses in the sidebar. */
import * as answers from './answers/index.ts';
import { type GalleryState, is, kind, state } from './kind.ts';
import type { Action } from './scenario.ts';

const toList: Action[] = [{ press: 'Analyses' }];
const toOptions: Action[] = [...toList, { press: 'Make: Customer value' }, { see: 'Discount rate' }];
const make: Action[] = [...toOptions, { press: 'Make' }];
const finished = { finish: is(answers.analysisMade) };

export const analysisStates: GalleryState[] = [
  state('analyses-loading', 'What the tables are good for', kind({ analyses: [{ silent: true }] }), toList),
  state('analyses', 'One made, one lacking, one waiting for an answer', kind(), [...toList, { see: 'Attribution' }]),
  state('analyses-question', 'Back in step 1 for the answer', kind({ open: is(answers.opened([answers.asking])) }), [
    ...toList,
    { press: 'Go to your table: Forecast' },
  ]),
  state('analyses-failed', 'The list can’t be had', kind({ analyses: [{ error: noTable() }] }), toList),
  state('analysis-options', 'What is asked before', kind(), toOptions),
  state('analysis-finnish', 'The same in a Finnish file', finnish(), toOptions),
  state('analysis-wrong', 'A number that is none', kind(), [
    ...toOptions,
    { write: ['Months ahead', '120'] },
    { leave: 'Months ahead' },
    { see: 'Write a number' },
  ]),
  state('analysis-planning', 'Being worked out', kind({ planAnalysis: [{ silent: true }] }), make),
  state('analysis-making', 'Being written', kind({ step: [{ value: {} }, { silent: true }] }), [
    ...make,
    { see: '2 of 4' },
  ]),
  state('analysis-cancelled', 'After cancelling', kind({ planAnalysis: [{ silent: true }] }), [
    ...make,
    { see: 'Reading your tables' },
    { press: 'Cancel' },
    { see: 'Cancelled' },
  ]),
  state('analysis-done', 'It is made', kind(finished), [
    ...toList,
    { press: 'Make again: Cohorts' },
    { see: 'Your analysis is ready' },
  ]),
  state('analysis-refused', 'The data do not carry it', kind({ planAnalysis: [{ error: refusal() }] }), make),
];

function noTable() {
  return { code: 'no_table', message: 'No table of deals, orders or costs was found in this file.' } as const;
}

function refusal() {
  const message = 'Nobody in “Orders” bought more than once: what they will still buy can’t be told from it.';
  return { code: 'input', message } as const;
}

function finnish() {
  return kind({ open: is(answers.opened([answers.deals], { locale: 'fi_FI' })) });
}
