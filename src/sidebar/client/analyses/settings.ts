/** The options of an analysis as the person has them before them: written their way, and as the server wants them. */
import type { AnalysisChoice } from '../../protocol.ts';
import { formatTarget, parseTarget } from '../target.ts';

type Option = AnalysisChoice['options'][number];
export type NumberOption = Extract<Option, { kind: 'number' }>;

/** By the option's id; numbers as they were written. */
export type Settings = Record<string, string>;

/** Those of the one that stands in the file, as far as they still exist; else the defaults. */
export function firstSettings({ options, standing }: AnalysisChoice, locale: string): Settings {
  const first = (option: Option) => {
    const before = standing?.options[option.id];
    if (option.kind === 'number') return formatNumber(before ?? option.value, locale);
    return option.choices.find(({ value }) => value === before)?.value ?? option.value;
  };
  return Object.fromEntries(options.map((option) => [option.id, first(option)]));
}

export const formatNumber = (plain: string, locale: string): string => formatTarget(Number(plain), 'count', locale);

/** Null: no number, or none that is possible here. */
export function parseNumber(written: string, { min, max }: NumberOption, locale: string): number | null {
  const number = parseTarget(written, 'count', locale);
  return number !== null && number >= min && number <= max ? number : null;
}

/** The first option whose number can't be used. */
export function wrongOption(options: Option[], settings: Settings, locale: string): NumberOption | null {
  const isWrong = (option: Option): option is NumberOption =>
    option.kind === 'number' && parseNumber(settings[option.id] ?? '', option, locale) === null;
  return options.find(isWrong) ?? null;
}

/** As the server wants them: numbers with a point. */
export function sentSettings(options: Option[], settings: Settings, locale: string): Settings {
  const sent = (option: Option) => {
    const written = settings[option.id] ?? option.value;
    return option.kind === 'number' ? String(parseNumber(written, option, locale) ?? option.value) : written;
  };
  return Object.fromEntries(options.map((option) => [option.id, sent(option)]));
}
