/** A deal's outcome as a formula; the words stand in KPI settings, where a person may change them. */

import { flagFormula, lookedUp, numberFormula, tidied, wordFormula } from './parts.ts';
import type { Source } from './source.ts';

export const statusSettings = { words: 'status_words', other: 'other_words', reasons: 'cancelled_reasons' } as const;

/** won, lost, open or cancelled; '' where nothing says. */
export function statusFormula(source: Source): string {
  const { table, refs } = source;
  const { outcome, numbers } = table.reading;
  if (!outcome) return `IF(${source.place()}>=0;"")`;
  if (outcome.from === 'flags') {
    const [won, closed] = [source.column(outcome.won), source.column(outcome.closed)];
    return `IF(TRIM(${won})="";"";IF(${flagFormula(won)};"won";IF(${flagFormula(closed)};"lost";"open")))`;
  }
  if (outcome.from === 'probability') {
    const share = numberFormula(source.column(outcome.column), numbers.probability!, source.oddSpaces(outcome.column));
    return `LET(share;${share};IF(share="";"";IF(share>=1;"won";IF(share<=0;"lost";"open"))))`;
  }
  const words = Object.keys(table.status?.words ?? {});
  const hasBooleans = words.some((word) => word === 'TRUE' || word === 'FALSE');
  const word = wordFormula(source.column(outcome.column), source.oddSpaces(outcome.column), hasBooleans);
  const found = lookedUp(
    'word',
    refs.setting(statusSettings.words),
    `${refs.setting(statusSettings.other)}&""`,
    words.some((each) => /[*?~]/.test(each)),
  );
  const status = `LET(word;${word};IF(word="";"";${found}))`;
  const reasons = outcome.cancelledReasons;
  if (!reasons) return status;
  const reason = tidied(source.column(reasons.column), source.oddSpaces(reasons.column));
  const meaning = lookedUp(
    'reason',
    refs.setting(statusSettings.reasons),
    '""',
    reasons.words.some((each) => /[*?~]/.test(each)),
  );
  return `LET(status;${status};reason;${reason};IF((status="lost")*(reason<>"")*(${meaning}="cancelled");"cancelled";status))`;
}
