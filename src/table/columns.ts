/** The columns as they are reported: what each was taken for and why. */

import { currencyNamed } from './currency.ts';
import type { DateDecision } from './decide-dates.ts';
import { columnCurrency, type NumberDecision } from './decide-numbers.ts';
import { fieldOf } from './fields.ts';
import { type Mapping, sure } from './map.ts';
import { type ColumnProfile, dateShare, numberShare, share } from './profile.ts';
import type { ColumnReading, ColumnType, FieldId, Frame, Role } from './types.ts';

export function readColumns(
  role: Role,
  profiles: readonly ColumnProfile[],
  mapping: Mapping,
  dates: ReadonlyMap<FieldId, DateDecision>,
  numbers: ReadonlyMap<FieldId, NumberDecision>,
): ColumnReading[] {
  return profiles.map((profile) => {
    const [field, match] = [...mapping].find(([, { column }]) => column === profile.index) ?? [null, null];
    const sureOf = field !== null && match !== null && match.confidence >= sure;
    const date = sureOf ? dates.get(field) : undefined;
    const number = sureOf ? numbers.get(field) : undefined;
    const type = typeOf(role, sureOf ? field : null, profile);
    const evidence = date?.why || number?.why || '';
    return {
      column: profile.letter,
      index: profile.index,
      header: profile.header,
      field: sureOf ? field : null,
      type,
      confidence: match?.confidence ?? 0,
      why: [
        match ? `${match.why}${sureOf ? '' : `, which is too little to take it for ${field}`}` : 'no field needs it',
        evidence,
      ]
        .filter((text) => text !== '')
        .join('; '),
      dateOrder: date?.shown ?? null,
      decimal: number?.shown ?? null,
      currency: type === 'money' ? columnCurrency(profile) : null,
      scale: number ? number.reading.scale : 1,
      samples: profile.samples,
    };
  });
}

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
export function currencyOfTable(frame: Frame, columns: readonly ColumnReading[]): string[] {
  const codes = new Set<string>();
  (frame.text.currency ?? []).forEach((text, i) => {
    if (text && typeof frame.number.amount?.[i] === 'number') codes.add(currencyNamed(text) ?? text.toUpperCase());
  });
  if (codes.size > 0) return [...codes];
  const found = columns
    .filter(({ field }) => field === 'amount' || field === 'expected_amount')
    .flatMap(({ currency }) => (currency ? [currency] : []));
  if (found.includes('mixed')) return ['several currencies', 'others'];
  return [...new Set(found)];
}
