/** Options as given to what the add-on and the host are asked. */
import { existsSync } from 'node:fs';
import type { PeriodUnit } from '../../src/sidebar/protocol.ts';
import type { Answer, DateOrder, Decimal, QuestionKind, ReadOptions } from '../../src/table/types.ts';
import { isTimeZone } from '../engine/calendar.ts';
import { localeFor } from '../engine/dialect/index.ts';
import { isCalendarDay } from '../files/grid.ts';
import { type ImportMode, legalName, type TableFile } from '../files/load.ts';
import type { SessionOptions } from '../session/session.ts';
import type { Command, ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';

const questionKinds: readonly QuestionKind[] = ['role', 'date_order', 'decimal', 'scale', 'currency', 'status_word'];

export function sessionOptions(args: ParsedArguments, positionalFiles: readonly string[]): SessionOptions {
  const timeZone = single(args, 'timezone') ?? 'Etc/UTC';
  if (!isTimeZone(timeZone))
    throw new UsageProblem(`There is no time zone ${timeZone}; one is Europe/Helsinki.`, args.command);
  return {
    files: [
      ...positionalFiles.map((path) => ({ path })),
      ...many(args, 'table').map((text) => tableFile(text, args.command)),
    ],
    import: (single(args, 'import') ?? 'safe') as ImportMode,
    locale: localeOf(args),
    timeZone,
    language: single(args, 'lang'),
  };
}

export function readOptions(args: ParsedArguments): ReadOptions {
  const map = pairs(args, 'map');
  const answers = many(args, 'answer').map((text) => answerOf(text, args.command));
  return {
    locale: localeOf(args),
    ...defined('dateOrder', single(args, 'date-order') as DateOrder | undefined),
    ...defined('decimal', single(args, 'decimal') as Decimal | undefined),
    ...defined('sheet', sheetOf(args)),
    ...(map.length > 0 ? { map: Object.fromEntries(map) } : {}),
    ...(answers.length > 0 ? { answers } : {}),
  };
}

/** A scorecard in the words of the command line. */
export interface ScorecardRequest {
  options: ReadOptions;
  kpis?: string[];
  template?: string;
  period?: PeriodUnit;
  from?: string;
  to?: string;
  asOf?: string;
  variants?: Record<string, string>; // by KPI: one of its options, or "all"
}

export function scorecardRequest(args: ParsedArguments): ScorecardRequest {
  const variants = pairs(args, 'variant');
  return {
    options: readOptions(args),
    ...defined('kpis', listOf(single(args, 'kpis'))),
    ...defined('template', single(args, 'template')),
    ...defined('period', single(args, 'period') as PeriodUnit | undefined),
    ...defined('from', dayOf(args, 'from')),
    ...defined('to', dayOf(args, 'to')),
    ...defined('asOf', dayOf(args, 'as-of')),
    ...(variants.length > 0 ? { variants: Object.fromEntries(variants) } : {}),
  };
}

export interface AnalysisRequest {
  options: ReadOptions;
  id: string;
  /** By the option's id. */
  chosen: Record<string, string>;
}

export function analysisRequest(args: ParsedArguments, id: string): AnalysisRequest {
  return { options: readOptions(args), id, chosen: Object.fromEntries(pairs(args, 'option')) };
}

export function outFile(args: ParsedArguments): string | undefined {
  const out = single(args, 'out');
  if (out !== undefined && !/\.xlsx$/i.test(out)) throw new UsageProblem('--out names an .xlsx file.', args.command);
  return out;
}

export function single(args: ParsedArguments, name: string): string | undefined {
  return args.values.get(name)?.at(-1);
}

export function isSet(args: ParsedArguments, name: string): boolean {
  return args.values.has(name);
}

/** As Google writes it: `fi_FI` also where `fi-FI` was typed. */
function localeOf(args: ParsedArguments): string {
  try {
    return localeFor(single(args, 'locale') ?? 'en_US').code;
  } catch (error) {
    throw new UsageProblem((error as Error).message, args.command);
  }
}

/** As its tab is called. */
export function sheetOf(args: ParsedArguments): string | undefined {
  const sheet = single(args, 'sheet');
  return sheet && legalName(sheet);
}

function many(args: ParsedArguments, name: string): readonly string[] {
  return args.values.get(name) ?? [];
}

/** `NAME=FILE`, or a file alone; a file that has a `=` in its own name is taken as such. */
export function tableFile(text: string, command: Command): TableFile {
  const equals = text.indexOf('=');
  if (equals <= 0 || existsSync(text)) return { path: text };
  const path = text.slice(equals + 1);
  if (path === '') throw new UsageProblem(`--table ${text} names no file.`, command);
  return { name: text.slice(0, equals), path };
}

/** `C.date_order=dmy`, or `Deals!C.date_order=dmy` where several tables have a column C; `role=orders` is of the whole table. */
function answerOf(text: string, command: Command): Answer {
  const match = /^(?:(.+)!)?(?:([a-z]{1,3})\.)?([a-z_]+)=(.*)$/i.exec(text);
  const [, sheet, column = '', kind = '', value = ''] = match ?? [];
  if (!match || (column === '' && kind !== 'role')) {
    throw new UsageProblem(`--answer reads COLUMN.KIND=VALUE, as in C.date_order=dmy, not ${text}.`, command);
  }
  if (kind === 'field') {
    throw new UsageProblem(`--answer ${text}: which column a field is, is said with --map FIELD=HEADER.`, command);
  }
  if (!questionKinds.includes(kind as QuestionKind)) {
    throw new UsageProblem(`There is no question of the kind ${kind}; there are ${questionKinds.join(', ')}.`, command);
  }
  return {
    ...defined('sheet', sheet && legalName(sheet)),
    column: column.toUpperCase(),
    kind: kind as QuestionKind,
    value: value.trim(),
  };
}

function pairs(args: ParsedArguments, name: string): [string, string][] {
  return many(args, name).map((text) => {
    const equals = text.indexOf('=');
    if (equals <= 0) throw new UsageProblem(`--${name} reads NAME=VALUE, not ${text}.`, args.command);
    return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  });
}

function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function dayOf(args: ParsedArguments, name: string): string | undefined {
  const text = single(args, name);
  if (text === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!isCalendarDay(Number(year), Number(month), Number(day))) {
    throw new UsageProblem(`--${name} is a day as in 2025-03-31, not ${text}.`, args.command);
  }
  return text;
}

/** Leaves a key out where there is nothing to say, so that the add-on's own default holds. */
function defined<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}
