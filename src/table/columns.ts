/** The columns as they are reported: what each was taken for and why. */
import { currencyNamed } from './currency.ts';
import { columnCurrency } from './decide-numbers.ts';
import { answerTo, type Decisions } from './decisions.ts';
import { fieldOf } from './fields.ts';
import { columnOf } from './map.ts';
import { type ColumnProfile, dateShare, numberShare, share } from './profile.ts';
import type { ColumnReading, ColumnType, FieldId, Frame, Role } from './types.ts';

export const readColumns = ({ role, profiles, mapping, answers, dates, numbers }: Decisions): ColumnReading[] =>
  profiles.map((profile) => {
    const { letter, index, header, samples } = profile;
    const [candidate, match] = [...mapping].find(([, { column }]) => column === index) ?? [null, null];
    const field = candidate !== null && columnOf(mapping, candidate) === index ? candidate : null;
    const date = field === null ? undefined : dates.get(field);
    const number = field === null ? undefined : numbers.get(field);
    const type = typeOf(role, field, profile);
    const doubt = field === candidate ? '' : `, which is too little to take it for ${candidate}`;
    const evidence = date?.why || number?.why;
    return {
      column: letter,
      index,
      header,
      field,
      type,
      confidence: match?.confidence ?? 0,
      why: (match ? match.why + doubt : 'no field needs it') + (evidence ? `; ${evidence}` : ''),
      dateOrder: date?.shown ?? null,
      decimal: number?.shown ?? null,
      currency: type === 'money' ? (answerTo(answers, 'currency', letter) ?? columnCurrency(profile)) : null,
      scale: number?.reading.scale ?? 1,
      samples,
    };
  });

function typeOf(role: Role, field: FieldId | null, profile: ColumnProfile): ColumnType {
  const record = field ? fieldOf(role, field) : undefined;
  if (record?.kind === 'date') return 'date';
  if (share(profile, profile.booleans) > 0.5) return 'boolean';
  if (record?.kind === 'number')
    return record.money ? 'money' : profile.percents > 0 || field === 'probability' ? 'percent' : 'number';
  if (share(profile, profile.dates + profile.dateTexts) > 0.5 && dateShare(profile) > numberShare(profile))
    return 'date';
  if (numberShare(profile) <= 0.5) return 'text';
  if (profile.percents > profile.filled / 2) return 'percent';
  return profile.currencies.size > 0 ? 'money' : 'number';
}

/** The currencies of the amounts: those of a currency column in the rows that count, else of the amounts themselves. */
export function currencyOfTable(
  frame: Frame,
  columns: readonly ColumnReading[],
  profiles: readonly ColumnProfile[],
): string[] {
  const codes = new Set<string>();
  (frame.text.currency ?? []).forEach((text, i) => {
    if (text && typeof frame.number.amount?.[i] === 'number') codes.add(currencyNamed(text) ?? text.toUpperCase());
  });
  if (codes.size > 0) return [...codes];
  columns.forEach(({ field, currency }, i) => {
    if (!currency || !/^(?:amount|expected_amount|value)$/.test(field ?? '')) return;
    const found = currency === 'mixed' ? [...profiles[i]!.currencies.keys()] : [currency];
    for (const code of found) codes.add(code || 'kr');
  });
  return [...codes];
}
