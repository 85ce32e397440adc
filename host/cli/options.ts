/** The options of every command: one table for reading them, checking them and explaining them. */
import { UsageProblem } from './problem.ts';

export type Command = 'start' | 'tables' | 'eval' | 'scorecard' | 'analysis';

interface OptionSpec {
  readonly name: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly about: string;
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly many?: true;
  /** The commands that take it; absent: all of them. */
  readonly of?: readonly Command[];
}

const kpi = ['tables', 'eval', 'scorecard', 'analysis'] as const;
const scorecard = ['scorecard'] as const;
const start = ['start'] as const;

const optionSpecs: readonly OptionSpec[] = [
  {
    name: 'table',
    value: 'NAME=FILE',
    many: true,
    about: 'a table; NAME names its tab (FILE alone: the name of the file)',
  },
  { name: 'locale', value: 'en_US', about: "the spreadsheet's locale" },
  { name: 'timezone', value: 'Etc/UTC', about: "the spreadsheet's time zone" },
  {
    name: 'lang',
    value: 'en|fi',
    choices: ['en', 'fi'],
    about: 'the language of names and explanations; only English is there so far, so fi reads as en',
  },
  {
    name: 'import',
    value: 'safe|google',
    choices: ['safe', 'google'],
    about: "how cells are typed: only what is certain, or as Google's own import does",
  },
  {
    name: 'port',
    value: '8123',
    of: start,
    about: 'where the page is served (default: $PORT or 8123, else a free one)',
  },
  { name: 'fresh', of: start, about: 'forgets what was done to these files at an earlier start' },
  { name: 'sheet', value: 'NAME', of: kpi, about: 'look for tables in this sheet only' },
  {
    name: 'date-order',
    value: 'dmy|mdy|ymd',
    choices: ['dmy', 'mdy', 'ymd'],
    of: kpi,
    about: 'answers every question about the order of day and month',
  },
  {
    name: 'decimal',
    value: ',|.',
    choices: [',', '.'],
    of: kpi,
    about: 'answers every question about the decimal sign',
  },
  {
    name: 'map',
    value: 'FIELD=HEADER',
    many: true,
    of: kpi,
    about: 'the column of a field (an empty HEADER: it has none)',
  },
  {
    name: 'answer',
    value: 'COLUMN.KIND=VALUE',
    many: true,
    of: kpi,
    about: 'answers one question, as in C.date_order=dmy or, of one of several tables, Deals!C.date_order=dmy',
  },
  {
    name: 'kpis',
    value: 'A,B',
    of: scorecard,
    about: 'the KPIs by id (default: up to ten that the tables can feed)',
  },
  { name: 'template', value: 'ID', of: scorecard, about: 'the KPIs of a template' },
  {
    name: 'period',
    value: 'month',
    choices: ['day', 'week', 'month', 'quarter', 'year'],
    of: scorecard,
    about: 'day, week, month, quarter or year',
  },
  { name: 'from', value: 'DAY', of: scorecard, about: 'the first day, yyyy-mm-dd (default: of the data)' },
  { name: 'to', value: 'DAY', of: scorecard, about: 'the last day, yyyy-mm-dd (default: of the data)' },
  {
    name: 'as-of',
    value: 'DAY',
    of: scorecard,
    about: 'the day to stand on (default: the latest that has happened in the data)',
  },
  {
    name: 'variant',
    value: 'KPI="NAME"',
    many: true,
    of: scorecard,
    about: 'a variant of a KPI; =all shows them side by side',
  },
  {
    name: 'option',
    value: 'NAME=VALUE',
    many: true,
    of: ['analysis'],
    about: 'an option of the analysis, as in months=24',
  },
  {
    name: 'out',
    value: 'FILE.xlsx',
    of: ['scorecard', 'analysis'],
    about: 'writes the spreadsheet with the result in it',
  },
  { name: 'json', of: kpi, about: 'prints JSON, as the README documents it' },
  { name: 'help', about: 'explains the command' },
];

export interface ParsedArguments {
  readonly command: Command;
  readonly positional: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export function optionsOf(command: Command): readonly OptionSpec[] {
  return optionSpecs.filter((spec) => !spec.of || spec.of.includes(command));
}

/** Reads `--name value`, `--name=value` and switches; what follows `--` is no option. */
export function parseArguments(command: Command, args: readonly string[]): ParsedArguments {
  const specs = optionsOf(command);
  const positional: string[] = [];
  const values = new Map<string, string[]>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      positional.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('--')) {
      if (/^-[a-z]$/i.test(arg)) throw unknownOption(command, arg);
      positional.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = arg.slice(2, equals < 0 ? undefined : equals);
    const spec = specs.find((known) => known.name === name);
    if (!spec) throw unknownOption(command, `--${name}`);
    if (spec.value === undefined && equals >= 0) throw new UsageProblem(`--${name} takes no value.`, command);
    const value = spec.value === undefined ? '' : equals < 0 ? args[++i] : arg.slice(equals + 1);
    values.set(name, [...(values.get(name) ?? []), checked(command, spec, value)]);
  }
  for (const { name, many } of specs) {
    if (!many && (values.get(name)?.length ?? 0) > 1) throw new UsageProblem(`--${name} is given twice.`, command);
  }
  return { command, positional, values };
}

function checked(command: Command, spec: OptionSpec, value: string | undefined): string {
  if (value === undefined || value.startsWith('--')) {
    throw new UsageProblem(`--${spec.name} needs a value: ${spec.value}.`, command);
  }
  if (spec.choices && !spec.choices.includes(value)) {
    throw new UsageProblem(`--${spec.name} is ${spec.choices.join(' or ')}, not ${value || 'empty'}.`, command);
  }
  return value;
}

function unknownOption(command: Command, option: string): UsageProblem {
  const known = optionSpecs.find((spec) => `--${spec.name}` === option);
  const reason = known ? `${option} belongs to ${known.of!.join(' and ')}` : `There is no option ${option}`;
  return new UsageProblem(`${reason}.`, command);
}
