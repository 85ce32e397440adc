/** The status of a KPI as a live formula in words: the user's own target first, else the band in KPI settings. The twin of `statusOf`. */
import type { Kpi } from '../kpi/define.ts';
import type { Unit } from '../kpi/measure.ts';
import { quoted } from '../table/text.ts';
import type { BandCells } from './settings-sheet.ts';

/** `none` is said where there is no value. */
export function statusFormula(
  kpi: Kpi,
  value: string,
  target: string,
  near: string,
  band: BandCells | null,
  none: string,
): string {
  const own = againstTarget(kpi, value, target, near);
  const other = band ? againstBand(kpi, value, band) : '"– no target set"';
  return `IF(${value}="";${quoted(none)};IF(${target}<>"";${own};${other}))`;
}

/** ROUND, because 2 - 1.9 is a little more than 5% of 2 to a computer. */
function againstTarget({ better }: Kpi, value: string, target: string, near: string): string {
  const [reached, short, word] =
    better === 'lower'
      ? [`${value}<=${target}`, `${value}-${target}`, 'above']
      : [`${value}>=${target}`, `${target}-${value}`, 'below'];
  return `IF(${reached};"● on target";IF(ROUND(${short}-ABS(${target})*${near};9)<=0;"▲ near target";"▼ ${word} target"))`;
}

function againstBand(kpi: Kpi, value: string, { low, high, poor }: BandCells): string {
  const [from, to] = kpi.band!.typical;
  const graded = kpi.band!.poor !== undefined;
  const misses = (word: 'below' | 'above', limit: string): string => {
    const missed = (symbol: string, at: string) => `"${symbol} ${word} "&${inWords(kpi.unit, at)}`;
    if (!graded) return missed('▼', limit);
    return `IF(${value}${word === 'below' ? '<' : '>'}${poor};${missed('▼', poor)};${missed('▲', limit)})`;
  };
  let answer = reached(kpi, value, low, high);
  if (to !== null && kpi.better !== 'higher') answer = `IF(${value}>${high};${misses('above', high)};${answer})`;
  if (from !== null && kpi.better !== 'lower') answer = `IF(${value}<${low};${misses('below', low)};${answer})`;
  return answer;
}

/** What is said of a figure inside its band, or beyond it on the good side. */
function reached({ unit, better, band }: Kpi, value: string, low: string, high: string): string {
  const [from, to] = band!.typical;
  if (from === null) return `"● at most "&${inWords(unit, high)}`;
  if (to === null) return `"● at least "&${inWords(unit, low)}`;
  const range = `${inWords(unit, low, '')}&"–"&${inWords(unit, high)}`;
  if (better === 'higher') return `IF(${value}>${high};"● above ";"● within ")&${range}`;
  if (better === 'lower') return `IF(${value}<${low};"● below ";"● within ")&${range}`;
  return `"● within "&${range}`;
}

const SIGNS: Partial<Record<Unit, string>> = {
  rate: '%',
  ratio: '×',
  days: ' days',
  years: ' years',
  money_per_day: ' a day',
};

/** A figure to one decimal, with its unit. ROUND and & write numbers as the sheet's locale does. */
export function inWords(unit: Unit, value: string, sign = SIGNS[unit] ?? ''): string {
  return `ROUND(${unit === 'rate' ? '100*' : ''}${value};1)${sign && `&"${sign}"`}`;
}
