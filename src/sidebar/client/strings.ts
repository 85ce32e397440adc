/**
 * Every word the sidebar itself says. What comes from the server is in the person's language already. Another language is another
 * object of this shape.
 */
import type { Status } from '../../table/types.ts';
import { decimals } from '../../value/notation.ts';
import type { KpiChoice, PeriodUnit } from '../protocol.ts';
import { analyses } from './analyses/strings.ts';
import type { Trouble } from './server.ts';

interface TroubleText {
  title: string;
  /** Said when the server gave no message of its own. */
  message: string;
  steps: string[];
}

const one = (n: number, single: string, many: string) => [count(n), n === 1 ? single : many].join(' ');
const count = (n: number) => decimals(n, 0);

const english = {
  product: 'Sales KPIs',
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  tryAgain: 'Try again',
  back: 'Back',
  cancel: 'Cancel',

  loading: 'Looking at your sheets…',
  slow: 'Large files take a little longer.',

  welcome: {
    title: 'Your sales KPIs, from your own table',
    points: [
      'Finds your deals, orders and costs, whatever the columns are called.',
      'Asks when something is unclear. It never guesses a figure.',
      'Builds a scorecard of live formulas that follows your table by itself.',
    ],
    privacy: 'Your data never leaves this sheet.',
    found: (names: string[], n: number) => `Found: ${names.join(', ')} · ${one(n, 'row', 'rows')}`,
    start: 'Get started',
  },
  home: {
    title: 'Your scorecard',
    built: (when: string) => `Built ${when}`,
    kpis: (n: number) => one(n, 'KPI', 'KPIs'),
    live: 'It follows your table by itself. Rebuild it to bring in new periods; your targets and notes stay.',
    rebuild: 'Rebuild',
    change: 'Change',
    open: 'Open scorecard',
  },
  noTable: {
    empty: 'This file is empty',
    emptyText: 'Put your sales table on a sheet, with a header row above it, then look again.',
    title: 'No sales table found',
    text: 'A table needs a header row with columns such as these. The names may differ, in English or Finnish.',
    looksFor: [
      { role: 'Deals', columns: 'status or stage, amount, close date' },
      { role: 'Orders', columns: 'date, customer, amount' },
      { role: 'Costs', columns: 'date, amount, category' },
      { role: 'Touches', columns: 'journey, date, channel, value' },
    ],
    others: 'What is in this file',
    again: 'Look again',
  },

  tables: {
    title: 'Your table',
    titleMany: 'Your tables',
    sheet: (name: string) => `sheet “${name}”`,
    use: (name: string, sheet: string) => `Use ${name} in sheet ${sheet}`,
    unknownRole: 'A table',
    rows: (all: number, used: number) => `${one(all, 'row', 'rows')} · ${count(used)} used`,
    header: (row: number) => `header in row ${row}`,
    everything: 'everything recognised',
    allRequired: 'all that is needed was found',
    open: (n: number) => one(n, 'question', 'questions'),
    missing: (labels: string[]) => `${labels.join(', ')} not found`,
    unused: 'not used',
    details: 'Columns',
    others: (n: number) => one(n, 'sheet without a table', 'sheets without a table'),
    reading: 'Reading your table…',
    read: 'Your table was read again.',
    readFailed: 'The table could not be read again. What you chose is kept.',
    next: 'Next',
    toAnalyses: 'To the analyses',
    nextNone: 'Choose a table to use.',
    nextQuestion: 'Answer the question first.',
    nextMissing: (label: string) => `Choose the column for ${label} first.`,
    nextReading: 'One moment, your table is being read.',
  },
  question: {
    number: (n: number, of: number) => `Question ${n} of ${of}`,
    one: 'One question',
    answer: 'Use this answer',
    later: 'Later',
    unuse: 'Don’t use this table',
    optional: 'You can leave this open: only KPIs that need it will have no figure.',
    answered: (n: number) => one(n, 'answer given', 'answers given'),
    change: 'Change',
    changeLabel: (title: string) => `Change the answer to: ${title}`,
  },
  fields: {
    title: 'Columns',
    none: 'no column',
    choose: 'choose a column',
    column: (letter: string) => `Column ${letter}`,
    required: 'needed',
    state: { found: 'recognised', asked: 'unsure', missing: 'missing', none: 'not in the table' },
    why: (label: string) => `Why: ${label}`,
    more: (n: number) => `${n} more that your table does not have`,
    less: 'Show fewer',
  },
  words: {
    title: 'Your words for won and lost',
    help: 'What each word in your table counts as.',
    statuses: { won: 'Won', lost: 'Lost', open: 'Open', cancelled: 'Cancelled' } satisfies Record<Status, string>,
    leaveOut: 'Leave out',
    other: 'Any other word',
    nameWon: 'Name at least one word that means won.',
    noneWon: 'None does: no deal is won yet.',
    doubt: 'Not a word we know. It counts as open – is that right?',
    yes: 'Yes',
    yesLabel: (word: string) => `Yes, “${word}” is open`,
  },
  leftOut: {
    title: (n: number) => `${one(n, 'row', 'rows')} left out`,
    show: 'Show rows',
    next: 'Next',
    showLabel: (label: string, why: string) => `${label}: ${why}`,
    at: (rows: string, n: number, of: number) => (of === 1 ? `row ${rows}` : `row ${rows} · ${n} of ${count(of)}`),
    shown: (rows: string) => `Row ${rows} is selected in your sheet.`,
    failed: 'These rows could not be selected. The sheet may have changed.',
  },
  warnings: { title: 'Worth knowing' },

  scorecard: {
    title: 'Scorecard',
    loading: 'Trying every KPI on your tables…',
    name: 'Name',
    defaultName: 'Sales scorecard',
    template: 'Template',
    templateAbout: (n: number, cadence: string) => `${one(n, 'KPI', 'KPIs')} · ${cadence}`,
    templateReady: (ready: number, all: number) => `${ready} of ${all} KPIs possible with your tables`,
    cadence: { day: 'daily', week: 'weekly', month: 'monthly', quarter: 'quarterly', year: 'yearly' } satisfies Record<
      PeriodUnit,
      string
    >,
    kpis: 'KPIs',
    chosen: (n: number, of: number) => `${n} of ${of}`,
    many: 'More than ten KPIs are hard to take in at a glance. It still works.',
    total: (days: string) => `over ${days}`,
    variant: 'Definition',
    target: 'Target',
    targetLabel: (name: string) => `Target for ${name}`,
    targetWrong: 'Write a number, or leave it empty.',
    units: {
      rate: '%',
      money: '',
      days: 'days',
      years: 'years',
      count: '',
      ratio: ': 1',
      money_per_day: 'a day',
      score: '',
    } satisfies Record<KpiChoice['unit'], string>,
    perPeriod: {
      day: 'a day',
      week: 'a week',
      month: 'a month',
      quarter: 'a quarter',
      year: 'a year',
    } satisfies Record<PeriodUnit, string>,
    period: 'Period',
    periodCount: (n: number, unit: PeriodUnit) => one(n, unit, `${unit}s`),
    asOf: (day: string) => `, as of ${day}`,
    range: 'Dates',
    all: 'All',
    last: (n: number) => `Last ${n}`,
    custom: 'From – to',
    from: 'From',
    to: 'To',
    lastAbout: (n: number, unit: PeriodUnit) => `The latest ${n} ${unit}s, also after every rebuild.`,
    running: 'The running period is marked “so far”.',
    badRange: 'The first day comes after the last.',
    noDay: 'Choose both days.',
    build: 'Build scorecard',
    update: 'Update scorecard',
    buildNone: 'Choose at least one KPI.',
    buildTarget: (name: string) => `Look at the target for ${name}.`,
  },

  building: {
    title: 'Building',
    working: 'Working out the figures…',
    finishing: 'Putting it in place…',
    cancelling: 'Putting everything back…',
    count: (n: number, of: number) => `${n} of ${of}`,
    untouched: 'your own sheets are not touched',
    cancelled: 'Cancelled. Your file is as it was.',
  },
  done: {
    title: 'Your scorecard is ready',
    insights: 'What stands out',
    tones: { good: 'Good', near: 'Watch', bad: 'Act', plain: 'Note' },
    open: 'Open scorecard',
    opened: 'The scorecard is in front of you now.',
    openFailed: 'The scorecard could not be opened. Its sheet may have been removed.',
    change: 'Change',
  },

  analyses,

  trouble: {
    where: (place: string) => `Look at ${place}`,
    unchanged: 'Nothing in your file was changed.',
    unsure:
      'We could not make sure that everything was put back. The next build tidies up; your own sheets were never touched.',
    tables: 'Go to your table',
    scorecard: 'Change the scorecard',
    analyses: 'Back to the analysis',
  },
  troubles: {
    no_sheet: {
      title: 'The sheet is gone',
      message: 'The sheet with your table is no longer in this file.',
      steps: ['Undo its removal, or choose another table.'],
    },
    no_table: {
      title: 'No sales table found',
      message: 'The sheet no longer holds a table we know.',
      steps: ['Check that the header row is still above your rows.', 'Then try again.'],
    },
    input: {
      title: 'Something is missing',
      message: 'A required column or setting is missing.',
      steps: ['Go back, choose the column, and build again.'],
    },
    question: {
      title: 'One question is open',
      message: 'A figure depends on an answer only you can give.',
      steps: ['Go back to your table and answer it.'],
    },
    no_rows: {
      title: 'No rows in these dates',
      message: 'No row of your table falls into the dates you chose.',
      steps: ['Choose other dates, or all of the data.'],
    },
    busy: {
      title: 'Someone is building already',
      message: 'A scorecard is being built in this file right now.',
      steps: ['Wait until it is done, then try again.'],
    },
    protected: {
      title: 'A sheet is protected',
      message: 'The scorecard sheets are protected, so they can’t be rewritten.',
      steps: [
        'Ask the owner of the file for permission, or remove the protection under Data → Protect sheets and ranges.',
        'Then try again.',
      ],
    },
    changed: {
      title: 'Your table has changed',
      message: 'Its columns are no longer where they were when you chose them.',
      steps: ['Look at your table again: we read it anew.'],
    },
    internal: {
      title: 'That did not work',
      message: 'Something went wrong on our side.',
      steps: ['Try again. If it keeps happening, tell us what you did.'],
    },
    network: {
      title: 'No connection',
      message: 'Google could not be reached.',
      steps: ['Check your internet connection.', 'Then try again: nothing you chose is lost.'],
    },
    accounts: {
      title: 'Google did not let us in',
      message: 'This happens when you are signed in to several Google accounts in this browser.',
      steps: [
        'Open this file in a browser profile or a private window with only one account.',
        'If you have one account only: reload the file, open the menu again and allow access.',
      ],
    },
    silent: {
      title: 'No answer',
      message: 'Google has not answered for a long time.',
      steps: ['Try again.', 'If it stays silent, reload the file.'],
    },
    garbled: {
      title: 'No usable answer',
      message: 'The answer got lost on its way.',
      steps: ['Try again.', 'If it happens again, reload the file.'],
    },
  } satisfies Record<Trouble, TroubleText>,
};

type Strings = typeof english;
export const t: Strings = english;
