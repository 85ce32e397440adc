/** The looks of our sheets: one accent, secondary text in grey, status by symbol, word and colour. */
import type { ConditionalFormat, Style } from './plan.ts';

export const ACCENT = '#1a73e8';
/** Of the series of a chart, in their order. */
export const SERIES = [ACCENT, '#e37400', '#188038', '#9334e6', '#d93025', '#12858d', '#b31412', '#5f6368'];
export const LINE = '#dadce0';
/** Google's default, px. */
export const ROW_HEIGHT = 21;
const INK = '#202124';
const SECONDARY = '#5f6368';
const HEADER = '#f1f3f4';
const CARD = '#f3f7fe';

/** `size` also gives a row its height: rows grow with their largest letters, which saves a call for each. */
export const looks = {
  base: { color: INK, size: 10 },
  unseen: { color: '#ffffff', size: 8 },
  title: { color: INK, size: 18 },
  quiet: { color: SECONDARY, size: 9 },
  as_of: { color: SECONDARY, size: 9, align: 'left' },
  so_far: { color: SECONDARY, size: 8, align: 'right', italic: true },
  hint: { color: '#b06000', size: 9 },
  header: { color: INK, size: 10, bold: true },
  band: { color: INK, size: 9, bold: true, background: HEADER },
  band_right: { color: INK, size: 9, bold: true, background: HEADER, align: 'right' },
  family: { color: SECONDARY, size: 9 },
  name: { color: INK, size: 10 },
  right: { color: SECONDARY, size: 10, align: 'right' },
  figure: { color: INK, size: 10, align: 'right' },
  total: { color: INK, size: 10, align: 'right', bold: true },
  target: { color: ACCENT, size: 10, align: 'right', background: CARD },
  trend: { color: ACCENT, size: 15 },
  tile_name: { color: SECONDARY, size: 9, background: CARD },
  tile_figure: { color: INK, size: 20, background: CARD },
  section: { color: INK, size: 13 },
  setting: { color: ACCENT, size: 10 },
} satisfies Record<string, Style>;
export type Look = keyof typeof looks;

/** A status is told by its first character, so the colour follows the words without a second formula. */
export const statusColours = (areas: ConditionalFormat['areas']): ConditionalFormat[] =>
  (['●#188038', '▲#b06000', '▼#c5221f', `–${SECONDARY}`] as const).map((status) => ({
    areas,
    when: { startsWith: status.charAt(0) },
    color: status.slice(1),
  }));

export const runningColour = (areas: ConditionalFormat['areas'], formula: string): ConditionalFormat => ({
  areas,
  when: { formula },
  color: SECONDARY,
});
