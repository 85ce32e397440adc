/**
 * KPI settings: what the figures rest on besides the tables. Tinted cells are the user's to change – the formulas of the
 * other two sheets look here, so the scorecard follows at once – and a rebuild keeps what was changed.
 */
import type { Kpi } from '../kpi/define.ts';
import { nearShare } from '../kpi/evaluate.ts';
import { fieldOf } from '../table/fields.ts';
import { type SettingBlock, settingsNeeded } from '../table/formula.ts';
import type { Cell, Role, Table } from '../table/types.ts';
import { onSheet } from './a1.ts';
import { Canvas, KEYS } from './canvas.ts';
import { merged, Standing } from './merge.ts';
import type { Content, ExistingSheet, SheetPlan } from './plan.ts';
import { addedWords, OTHER_WORDS, ROOM } from './read-back.ts';
import { LINE, type Look } from './styles.ts';

export interface BandCells {
  low: string;
  high: string;
  poor: string;
}

export interface SettingsSheet {
  plan: SheetPlan;
  /** A block the data sheet looks things up in, absolute. */
  setting(role: Role, block: string): string;
  /** The share of a target that still counts as near it. */
  near: string;
  band(kpiId: string): BandCells;
  /** The values of such targets, by KPI. */
  targets: Record<string, number>;
  /** The target of a KPI that another one needs and that has no row of its own on the scorecard; null if it has one. */
  target(kpiId: string): string | null;
  /** Options of the in-cell trends: a range, because an array literal is written differently in every locale. */
  trend(kind: Trend): string;
}

interface SettingsInput {
  name: string;
  tables: Table[];
  kpis: Kpi[]; // those on the scorecard
  targets: Kpi[]; // those whose target is needed without a row of their own
  about: [label: string, text: string][];
  existing: ExistingSheet | undefined;
}

const TEXT_KEYS = ['label', 'value', 'more', 'most', 'about'];
/** What the editable columns were built with, hidden: a value that differs from it is the user's change. */
const BUILT_KEYS = ['built:value', 'built:more', 'built:most'];
interface Edit {
  now: Cell;
  before: Cell;
}
const COLUMN_KEYS = [KEYS, ...BUILT_KEYS, ...TEXT_KEYS];
const STATUSES = ['open', 'won', 'lost', 'cancelled'];

const trends = {
  line: [['charttype', 'line'], ['color', '#1a73e8'], ['linewidth', 2], ['empty', 'ignore'], ['nan', 'ignore']],
  column: [['charttype', 'column'], ['color', '#1a73e8'], ['empty', 'ignore'], ['nan', 'ignore']],
} satisfies Record<string, [string, string | number][]>; // biome-ignore format: one line per kind
export type Trend = keyof typeof trends;
const trendUse: Record<Trend, string> = { line: 'For rates, durations and ratios.', column: 'For money.' };

export function settingsSheet({ name, tables, kpis, targets, about, existing }: SettingsInput): SettingsSheet {
  const banded = unique(kpis.filter((kpi) => kpi.band));
  const blocks = tables.map((table) => settingsNeeded(table));
  const rowKeys = [
    ...[KEYS, 'title', 'help', 'gap:about', 'about.title', ...about.map(([label]) => `about:${label}`), 'near'],
    ...targets.map(({ id }) => `target:${id}`),
    ...(banded.length ? ['gap:bands', 'bands.title', 'bands.header', ...banded.map(({ id }) => `band:${id}`)] : []),
    ...tables.flatMap((table, i) => tableKeys(table, blocks[i]!)),
    ...['gap:trend', 'trend.title', ...trendKeys('line'), ...trendKeys('column')],
  ];
  const standing = new Standing(existing, () => true);
  const canvas = new Canvas('settings', name, standing, rowKeys, COLUMN_KEYS);
  const at = (row: string, column: string) => onSheet(name, canvas.fixed(row, column));
  const area = (from: string, to: string) =>
    onSheet(name, `${canvas.fixed(from, 'label')}:${canvas.fixed(to, 'value')}`);

  const editable = (row: string, column: string, asked: string | number | null, format?: string, added?: Edit) => {
    const built = `built:${column}`;
    const edit = standing.hasRow(row)
      ? { now: standing.value(row, column), before: standing.value(row, built) }
      : added;
    canvas.put(row, column, contentOf(edit ? merged(asked, edit.before, edit.now) : asked), 'setting', { format });
    // A change that was read back into the request stays known as the user's: the base is what it was before.
    const base = edit && edit.now === asked && edit.before !== asked ? edit.before : asked;
    canvas.put(row, built, typeof base === 'string' || typeof base === 'number' ? contentOf(base) : null, 'quiet');
    return edit ? merged(asked, edit.before, edit.now) : asked;
  };
  const section = (row: string, title: string, help: string) => {
    canvas.put(row, 'label', { text: title }, 'section');
    canvas.put(row, 'value', { text: help }, 'quiet');
    canvas.height(row, 28);
    canvas.plan.borders.push({
      area: canvas.area(row, 'label', row, 'about'),
      edges: ['bottom'],
      color: LINE,
      weight: 'thin',
    });
  };
  const texts = (row: string, look: Look, ...values: string[]) => {
    TEXT_KEYS.forEach((column, i) => {
      if (values[i]) canvas.put(row, column, { text: values[i]! }, look);
    });
  };

  canvas.put('title', 'label', { text: 'KPI settings' }, 'title');
  canvas.height('title', 36);
  texts(
    'help',
    'quiet',
    'What the scorecard rests on. Change a tinted cell and the scorecard follows at once; a rebuild keeps your change.',
  );

  section('about.title', 'Scorecard', 'As it was last built.');
  for (const [label, text] of about) texts(`about:${label}`, 'line', label, text);
  canvas.put('near', 'label', { text: 'Near a target' }, 'line');
  editable('near', 'value', nearShare, '0%');
  canvas.put(
    'near',
    'more',
    { text: 'A figure that misses its target by no more than this share is ▲ near.' },
    'quiet',
  );

  const targetValues: Record<string, number> = {};
  for (const { id, text } of targets) {
    canvas.put(`target:${id}`, 'label', { text: `Target: ${text.name}` }, 'line');
    const value = editable(`target:${id}`, 'value', null, '#,##0');
    if (typeof value === 'number') targetValues[id] = value;
    canvas.put(
      `target:${id}`,
      'more',
      { text: 'For one period of the scorecard. Another KPI is measured against it.' },
      'quiet',
    );
  }

  if (banded.length) {
    section('bands.title', 'Benchmarks', 'They colour a KPI that has no target of its own.');
    texts('bands.header', 'header', 'KPI', 'Typical from', 'Typical to', 'Poor', 'Source');
    for (const { id, text, band, unit } of banded) {
      const row = `band:${id}`;
      const format = unit === 'rate' ? '0.0%' : '0.0';
      canvas.put(row, 'label', { text: text.name }, 'line');
      editable(row, 'value', band!.typical[0], format);
      editable(row, 'more', band!.typical[1], format);
      editable(row, 'most', band!.poor ?? null, format);
      canvas.put(row, 'about', { text: band!.source }, 'quiet');
    }
  }

  tables.forEach((table, i) => {
    section(
      `table:${table.role}`,
      `How we read “${table.sheet}”`,
      'To change which column is which, rebuild from the sidebar.',
    );
    texts(`fields.header:${table.role}`, 'header', 'Field', 'Your column', 'Header', 'Read as', 'Because');
    for (const column of mappedColumns(table)) {
      texts(
        `field:${table.role}.${column.field}`,
        'line',
        fieldOf(table.role, column.field!)?.label ?? column.field!,
        column.column,
        column.header,
        readAs(column),
        column.why,
      );
    }
    for (const block of blocks[i]!) drawBlock(table.role, block);
  });

  function drawBlock(role: Role, block: SettingBlock) {
    const id = `${role}.${block.name}`;
    if (!isList(block)) {
      canvas.put(`value:${id}`, 'label', { text: block.label }, 'line');
      editable(`value:${id}`, 'value', block.rows[0]?.[0] ?? null);
      canvas.put(`value:${id}`, 'more', { text: block.help }, 'quiet');
      return;
    }
    canvas.put(`block:${id}`, 'label', { text: block.label }, 'header');
    canvas.put(`block:${id}`, 'value', { text: block.help }, 'quiet');
    const words = new Set(block.rows.map(([word]) => String(word).trim().toLowerCase()));
    const before = standing.value(`value:${role}.${OTHER_WORDS}`, 'value');
    const added = addedWords(standing, id);
    for (const [word, meaning] of block.rows) {
      canvas.put(`entry:${id}:${word}`, 'label', contentOf(word ?? null), 'line');
      const now = added.get(String(word).trim().toLowerCase());
      // A word that was added by hand has come up in the table: it keeps what the user said it means.
      editable(`entry:${id}:${word}`, 'value', meaning ?? null, undefined, now ? { now, before } : undefined);
    }
    for (let n = 1; n <= ROOM; n++) {
      const row = `room:${id}:${n}`;
      const added = String(standing.value(row, 'label') ?? '').trim();
      const known = added === '' || words.has(added.toLowerCase());
      canvas.put(row, 'label', known ? null : { text: added }, 'setting');
      const meaning = standing.value(row, 'value');
      canvas.put(row, 'value', known || typeof meaning !== 'string' ? null : { text: meaning }, 'setting');
    }
    if (block.rows.every(([, meaning]) => STATUSES.includes(String(meaning)))) {
      const [first] = listKeys(id, block);
      canvas.plan.validations.push({
        area: canvas.area(first!, 'value', `room:${id}:${ROOM}`, 'value'),
        oneOf: STATUSES,
      });
    }
  }

  section('trend.title', 'Trends', 'How the small charts in the scorecard’s cells look (options of SPARKLINE).');
  for (const kind of ['line', 'column'] as const) {
    for (const [option, value] of trends[kind]) {
      canvas.put(`trend:${kind}.${option}`, 'label', { text: option }, 'line');
      editable(`trend:${kind}.${option}`, 'value', value);
      if (option === 'charttype') canvas.put(`trend:${kind}.${option}`, 'more', { text: trendUse[kind] }, 'quiet');
    }
  }

  [220, 160, 160, 110, 420].forEach((width, i) => {
    canvas.width(TEXT_KEYS[i]!, width);
  });
  canvas.plan.hiddenColumns.push(...BUILT_KEYS.map((key) => canvas.columns.at(key)));
  canvas.plan.gridlines = false;
  canvas.plan.frozenRows = canvas.rows.at('help') + 1;
  return {
    plan: canvas.finish(),
    setting(role, name) {
      const i = tables.findIndex((table) => table.role === role);
      const block = blocks[i]?.find((each) => each.name === name);
      if (!block) throw new Error(`The settings have no block "${name}" for ${role}.`);
      const id = `${role}.${name}`;
      return isList(block) ? area(listKeys(id, block)[0]!, `room:${id}:${ROOM}`) : at(`value:${id}`, 'value');
    },
    near: at('near', 'value'),
    targets: targetValues,
    target: (id) => (targets.some((kpi) => kpi.id === id) ? at(`target:${id}`, 'value') : null),
    band: (id) => ({ low: at(`band:${id}`, 'value'), high: at(`band:${id}`, 'more'), poor: at(`band:${id}`, 'most') }),
    trend(kind) {
      const keys = trendKeys(kind);
      return area(keys[0]!, keys[keys.length - 1]!);
    },
  };
}

const isList = (block: SettingBlock): boolean => block.rows.length !== 1 || block.rows[0]!.length > 1;

const listKeys = (id: string, block: SettingBlock): string[] => [
  ...block.rows.map(([word]) => `entry:${id}:${word}`),
  ...Array.from({ length: ROOM }, (_, i) => `room:${id}:${i + 1}`),
];

const tableKeys = (table: Table, blocks: SettingBlock[]): string[] => [
  `gap:${table.role}`,
  `table:${table.role}`,
  `fields.header:${table.role}`,
  ...mappedColumns(table).map(({ field }) => `field:${table.role}.${field}`),
  ...blocks.flatMap((block) => {
    const id = `${table.role}.${block.name}`;
    return isList(block) ? [`gap:${id}`, `block:${id}`, ...listKeys(id, block)] : [`value:${id}`];
  }),
];

const trendKeys = (kind: Trend): string[] => trends[kind].map(([option]) => `trend:${kind}.${option}`);

const mappedColumns = (table: Table) => table.columns.filter(({ field }) => field !== null);

function readAs({ type, dateOrder, decimal, currency, scale }: Table['columns'][number]): string {
  const how: (string | null)[] = [
    type,
    dateOrder && { dmy: 'day first', mdy: 'month first', ymd: 'year first' }[dateOrder],
    decimal && `decimal ${decimal}`,
    currency,
    scale === 1 ? null : `× ${scale}`,
  ];
  return how.filter(Boolean).join(', ');
}

const contentOf = (value: string | number | null): Content | null =>
  value === null || value === '' ? null : typeof value === 'number' ? { number: value } : { text: value };

const unique = <T>(items: T[]): T[] => [...new Set(items)];
