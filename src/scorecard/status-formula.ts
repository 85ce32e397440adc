/** The status of a KPI as a live formula in words: the user's own target first, else the band in KPI settings. The twin of `statusOf`. */
import type { Kpi } from '../kpi/define.ts';
import type { Unit } from '../kpi/measure.ts';
import { quoted } from './a1.ts';
import type { BandCells } from './settings-sheet.ts';

export function statusFormula(kpi: Kpi, value: string, target: string, near: string, band: BandCells | null): string {
  const own = againstTarget(kpi, value, target, near);
  const other = band ? againstBand(kpi, value, band) : '"– no target"';
  return `IF(${value}="";"– no value";IF(${target}<>"";${own};${other}))`;
}

/** ROUND, because 2 - 1.9 is a little more than 5 % of 2 to a computer. */
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
    const missed = (symbol: string, at: string) => `${quoted(`${symbol} ${word} `)}&${inWords(kpi.unit, at)}`;
    if (!graded) return missed('▼', limit);
    const worse = word === 'below' ? `${value}<${poor}` : `${value}>${poor}`;
    return `IF(${worse};${missed('▼', poor)};${missed('▲', limit)})`;
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
  const range = inWords(unit, low, high);
  if (better === 'higher') return `IF(${value}>${high};"● above ";"● within ")&${range}`;
  if (better === 'lower') return `IF(${value}<${low};"● below ";"● within ")&${range}`;
  return `"● within "&${range}`;
}

/** One limit, or two as a range. ROUND and & write numbers as the sheet's locale does. */
function inWords(unit: Unit, ...limits: string[]): string {
  const sign = {
    rate: ' %',
    ratio: '×',
    days: ' days',
    years: ' years',
    money: '',
    money_per_day: ' a day',
    count: '',
  }[unit];
  const numbers = limits.map((limit) => (unit === 'rate' ? `ROUND(100*${limit};1)` : `ROUND(${limit};1)`));
  return `${numbers.join('&"–"&')}${sign ? `&${quoted(sign)}` : ''}`;
}
