/**
 * KPI settings: what the figures rest on besides the tables. Cells in blue are the user's to change – the formulas of the
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
import { ACCENT, type Look } from './styles.ts';

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
const STATUSES = ['open', 'won', 'lost', 'cancelled'];
/** A quarter of a page each: headers and reasons in words fit, and one width for all is one call. */
const WIDTH = 172;

interface Edit {
  now: Cell;
  before: Cell;
}

type Trend = 'line' | 'column';
const trendOptions = (kind: Trend): [string, string | number][] => [
  ['charttype', kind],
  ['color', ACCENT],
  ...(kind === 'line' ? [['linewidth', 2] as [string, number]] : []),
  ['empty', 'ignore'],
  ['nan', 'ignore'],
];

export function settingsSheet({ name, tables, kpis, targets, about, existing }: SettingsInput): SettingsSheet {
  const banded = [...new Set(kpis)].filter(({ band }) => band);
  const blocks = tables.map((table) => settingsNeeded(table));
  const standing = new Standing(existing, () => true);
  const rowKeys = [
    ...[KEYS, 'title', 'help', 'gap:about', 'about.title', ...about.map(([label]) => `about:${label}`), 'near'],
    ...targets.map(({ id }) => `target:${id}`),
    ...(banded.length ? ['gap:bands', 'bands.title', 'bands.header', ...banded.map(({ id }) => `band:${id}`)] : []),
    ...tables.flatMap((table, i) => tableKeys(table, blocks[i]!)),
    ...['gap:trend', 'trend.title', ...trendKeys('line'), ...trendKeys('column')],
  ];
  const columnKeys = [KEYS, ...BUILT_KEYS, ...TEXT_KEYS];
  const canvas = new Canvas('settings', name, standing, rowKeys, columnKeys);
  const at = (row: string, column: string) => onSheet(name, canvas.fixed(row, column));
  const block = (keys: string[]) =>
    onSheet(name, `${canvas.fixed(keys[0]!, 'label')}:${canvas.fixed(keys[keys.length - 1]!, 'value')}`);

  const editable = (row: string, column: string, asked: string | number | null, format?: string, added?: Edit) => {
    const built = `built:${column}`;
    const edit = standing.hasRow(row)
      ? { now: standing.value(row, column), before: standing.value(row, built) }
      : added;
    const value = edit ? merged(asked, edit.before, edit.now) : asked;
    canvas.put(row, column, contentOf(value), 'setting', format);
    // A change that was read back into the request stays known as the user's: the base is what it was before.
    const base = edit && edit.now === asked && edit.before !== asked ? edit.before : asked;
    canvas.put(row, built, typeof base === 'string' || typeof base === 'number' ? contentOf(base) : null, 'unseen');
    return value;
  };
  const texts = (row: string, look: Look, ...values: string[]) => {
    values.forEach((value, i) => {
      if (value) canvas.text(row, TEXT_KEYS[i]!, value, look);
    });
  };
  const section = (row: string, title: string, help: string) => {
    texts(row, 'section', title);
    texts(row, 'quiet', '', '', help);
  };
  /** One setting: what it is, its value, and what it does. */
  const line = (row: string, label: string, asked: string | number | null, help: string, format?: string) => {
    texts(row, 'name', label);
    texts(row, 'quiet', '', '', help);
    return editable(row, 'value', asked, format);
  };

  texts('title', 'title', 'KPI settings');
  texts(
    'help',
    'quiet',
    'What the scorecard rests on. Change what is blue and the scorecard follows at once; a rebuild keeps your change.',
  );

  section('about.title', 'Scorecard', 'As it was last built.');
  for (const [label, text] of about) texts(`about:${label}`, 'name', label, text);
  line(
    'near',
    'Near a target',
    nearShare,
    'A figure that misses its target by no more than this share is ▲ near.',
    '0%',
  );
  const targetValues: Record<string, number> = {};
  for (const { id, text } of targets) {
    const help = 'For one period of the scorecard. Another KPI is measured against it.';
    const value = line(`target:${id}`, `Target: ${text.name}`, null, help, '#,##0');
    if (typeof value === 'number') targetValues[id] = value;
  }

  if (banded.length) {
    section('bands.title', 'Benchmarks', 'They colour a KPI that has no target of its own.');
    texts('bands.header', 'header', 'KPI', 'Typical from', 'Typical to', 'Poor', 'Source');
  }
  for (const { id, text, band, unit } of banded) {
    const row = `band:${id}`;
    texts(row, 'name', text.name, '', '', '', band!.source);
    [...band!.typical, band!.poor ?? null].forEach((limit, i) => {
      editable(row, TEXT_KEYS[i + 1]!, limit, unit === 'rate' ? '0.0%' : '0.0');
    });
  }

  tables.forEach((table, i) => {
    const { role, sheet } = table;
    section(`table:${role}`, `How we read “${sheet}”`, 'To change which column is which, rebuild from the sidebar.');
    texts(`fields.header:${role}`, 'header', 'Field', 'Your column', 'Header', 'Read as', 'Because');
    for (const column of mappedColumns(table)) {
      const label = fieldOf(role, column.field!)?.label ?? column.field!;
      texts(`field:${role}.${column.field}`, 'name', label, column.column, column.header, readAs(column), column.why);
    }
    for (const each of blocks[i]!) drawBlock(role, each);
  });

  function drawBlock(role: Role, block: SettingBlock) {
    const { name, label, help, rows } = block;
    const id = `${role}.${name}`;
    if (!isList(block)) {
      line(`value:${id}`, label, rows[0]?.[0] ?? null, help);
      return;
    }
    texts(`block:${id}`, 'header', label);
    texts(`block:${id}`, 'quiet', '', '', help);
    const known = new Set(rows.map(([word]) => lower(word)));
    const before = standing.value(`value:${role}.${OTHER_WORDS}`, 'value');
    const added = addedWords(standing, id);
    for (const [word, meaning] of rows) {
      canvas.put(`entry:${id}:${word}`, 'label', contentOf(word ?? null), 'name');
      // A word that was added by hand has come up in the table: it keeps what the user said it means.
      const now = added.get(lower(word));
      editable(`entry:${id}:${word}`, 'value', meaning ?? null, undefined, now ? { now, before } : undefined);
    }
    for (let n = 1; n <= ROOM; n++) {
      const row = `room:${id}:${n}`;
      const isTheirs = !known.has(lower(standing.value(row, 'label')));
      for (const column of ['label', 'value']) {
        const text = isTheirs ? standing.value(row, column) : null;
        canvas.put(row, column, typeof text === 'string' ? contentOf(text.trim()) : null, 'setting');
      }
    }
    if (rows.every(([, meaning]) => STATUSES.includes(String(meaning)))) {
      const area = canvas.area(listKeys(id, rows)[0]!, 'value', 'value', `room:${id}:${ROOM}`);
      canvas.plan.validations.push({ area, oneOf: STATUSES });
    }
  }

  section('trend.title', 'Trends', 'How the small charts in the scorecard’s cells look (options of SPARKLINE).');
  for (const kind of ['line', 'column'] as const) {
    for (const [option, value] of trendOptions(kind)) {
      const use = kind === 'line' ? 'For rates, durations and ratios.' : 'For money.';
      line(`trend:${kind}.${option}`, option, value, option === 'charttype' ? use : '');
    }
  }

  canvas.width(columnKeys, WIDTH);
  canvas.plan.hiddenColumns.push(...BUILT_KEYS.map((key) => canvas.columns.at(key)));
  return {
    plan: canvas.finish(),
    setting(role, name) {
      const found = blocks[tables.findIndex((table) => table.role === role)]?.find((each) => each.name === name);
      if (!found) throw new Error(`The settings have no block "${name}" for ${role}.`);
      const id = `${role}.${name}`;
      return isList(found) ? block(listKeys(id, found.rows)) : at(`value:${id}`, 'value');
    },
    near: at('near', 'value'),
    targets: targetValues,
    target: (id) => (targets.some((kpi) => kpi.id === id) ? at(`target:${id}`, 'value') : null),
    band: (id) => ({ low: at(`band:${id}`, 'value'), high: at(`band:${id}`, 'more'), poor: at(`band:${id}`, 'most') }),
    trend: (kind) => block(trendKeys(kind)),
  };
}

const lower = (word: unknown): string =>
  String(word ?? '')
    .trim()
    .toLowerCase();

const isList = ({ rows }: SettingBlock): boolean => rows.length !== 1 || rows[0]!.length > 1;

const listKeys = (id: string, rows: SettingBlock['rows']): string[] => [
  ...rows.map(([word]) => `entry:${id}:${word}`),
  ...Array.from({ length: ROOM }, (_, i) => `room:${id}:${i + 1}`),
];

const tableKeys = (table: Table, blocks: SettingBlock[]): string[] => [
  `gap:${table.role}`,
  `table:${table.role}`,
  `fields.header:${table.role}`,
  ...mappedColumns(table).map(({ field }) => `field:${table.role}.${field}`),
  ...blocks.flatMap((block) => {
    const id = `${table.role}.${block.name}`;
    return isList(block) ? [`gap:${id}`, `block:${id}`, ...listKeys(id, block.rows)] : [`value:${id}`];
  }),
];

const trendKeys = (kind: Trend): string[] => trendOptions(kind).map(([option]) => `trend:${kind}.${option}`);

const mappedColumns = (table: Table) => table.columns.filter(({ field }) => field !== null);

function readAs({ type, dateOrder, decimal, currency, scale }: Table['columns'][number]): string {
  const order = dateOrder && { dmy: 'day first', mdy: 'month first', ymd: 'year first' }[dateOrder];
  const how = [type, order, decimal && `decimal ${decimal}`, currency, scale === 1 ? null : `× ${scale}`];
  return how.filter(Boolean).join(', ');
}

const contentOf = (value: string | number | null): Content | null =>
  value === null || value === '' ? null : typeof value === 'number' ? { number: value } : { text: value };
