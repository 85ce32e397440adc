/** The looks of our sheets: one accent, secondary text in grey, status by symbol, word and colour. */
import type { ConditionalFormat, Style } from './plan.ts';

export const ACCENT = '#1a73e8';
const INK = '#202124';
const SECONDARY = '#5f6368';
export const LINE = '#e8eaed';
export const STRONG_LINE = '#dadce0';
const HEADER = '#f1f3f4';
const EDITABLE = '#f8fbff';

export const looks = {
  base: { color: INK, size: 10, valign: 'middle' },
  title: { color: INK, size: 18 },
  quiet: { color: SECONDARY, size: 9 },
  quiet_right: { color: SECONDARY, size: 8, align: 'right' },
  so_far: { color: SECONDARY, size: 8, align: 'right', italic: true },
  hint: { color: '#b06000', size: 9 },
  header: { color: '#3c4043', size: 9, bold: true, background: HEADER },
  header_right: { color: '#3c4043', size: 9, bold: true, background: HEADER, align: 'right' },
  family: { color: SECONDARY, size: 9, valign: 'bottom' },
  name: { color: INK, size: 10 },
  status: { color: SECONDARY, size: 10, align: 'right' },
  target: { color: INK, size: 10, align: 'right', background: EDITABLE },
  figure: { color: INK, size: 10, align: 'right' },
  total: { color: INK, size: 10, align: 'right', bold: true },
  count: { color: SECONDARY, size: 9, align: 'right' },
  trend: { color: ACCENT, size: 10 },
  symbol: { color: SECONDARY, size: 10, align: 'right' },
  tile_name: { color: SECONDARY, size: 9, valign: 'bottom' },
  tile_figure: { color: INK, size: 20, align: 'left' },
  tile_line: { color: SECONDARY, size: 9, valign: 'top' },
  section: { color: INK, size: 12, valign: 'bottom' },
  line: { color: INK, size: 10 },
  cell: { color: INK, size: 10, align: 'left' },
  cell_right: { color: INK, size: 10, align: 'right' },
  setting: { color: INK, size: 10, align: 'left', background: EDITABLE },
} satisfies Record<string, Style>;
export type Look = keyof typeof looks;

/** A status is told by its first character, so the colour follows the words without a second formula. */
export const statusColours = (areas: ConditionalFormat['areas']): ConditionalFormat[] => [
  { areas, when: { startsWith: '●' }, color: '#188038' },
  { areas, when: { startsWith: '▲' }, color: '#b06000' },
  { areas, when: { startsWith: '▼' }, color: '#c5221f' },
  { areas, when: { startsWith: '–' }, color: SECONDARY },
];
