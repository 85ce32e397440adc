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
import { contentOf, merged, type Standing } from './merge.ts';
import type { SheetPlan } from './plan.ts';
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
  existing: [settings: Standing, scorecard: Standing];
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
/** The first is for lines only, which need no type, and the last for columns only. */
const TREND_OPTIONS: [option: string, value: string | number, help: string][] = [
  ['linewidth', 2, 'Width of lines: rates, durations and ratios.'],
  ['color', ACCENT, 'Colour.'],
  ['empty', 'ignore', 'Periods without a value.'],
  ['nan', 'ignore', 'Periods with a word.'],
  ['charttype', 'column', 'Money and counts.'],
];

export function settingsSheet({ name, tables, kpis, targets, existing }: SettingsInput): SettingsSheet {
  const [standing, scorecard] = existing;
  const columnKeys = [KEYS, ...BUILT_KEYS, ...TEXT_KEYS];
  /** How each row is drawn, by its key, in the order they stand: where that is, is known when all of them are. */
  const rows = new Map<string, (row: string) => void>([[KEYS, () => {}]]);
  /** First and last row of what formulas look things up in. */
  const blocks: Record<string, [first: string, last: string]> = {};
  /** The same of what is chosen from a list. */
  const lists: [first: string, last: string][] = [];

  const editable = (row: string, column: string, asked: string | number | null, format?: string, added?: Edit) => {
    const built = `built:${column}`;
    const stands = { now: standing.value(row, column), before: standing.value(row, built) };
    const { now, before } = added && !standing.hasRow(row) ? added : stands;
    // A change that was read back into the request stays known as the user's: the base is what it was before.
    const base = now === asked ? before : asked;
    canvas.put(row, column, contentOf(merged(asked, before, now)), 'setting', format);
    canvas.put(row, built, contentOf(base), 'unseen');
  };
  const texts = (row: string, look: Look, ...values: string[]) => {
    values.forEach((value, i) => {
      if (value) canvas.text(row, TEXT_KEYS[i]!, value, look);
    });
  };
  const text = (key: string, look: Look, ...values: string[]) => rows.set(key, (row) => texts(row, look, ...values));
  /** A heading with a word on what stands below it. */
  const section = (key: string, look: Look, title: string, help: string) => {
    rows.set(`gap:${key}`, () => {});
    rows.set(key, (row) => {
      texts(row, look, title);
      texts(row, 'quiet', '', '', help);
    });
  };
  /** One setting: what it is, its value, and what it does. */
  const setting = (key: string, label: string, asked: string | number | null, help: string, format?: string) =>
    rows.set(key, (row) => {
      texts(row, 'name', label);
      texts(row, 'quiet', '', '', help);
      editable(row, 'value', asked, format);
    });

  text('title', 'title', 'KPI settings');
  text(
    'help',
    'quiet',
    'What the scorecard rests on. Change what is blue and the scorecard follows at once; a rebuild keeps your change.',
  );
  section('targets', 'section', 'Targets', 'The targets of KPIs stand on the scorecard.');
  setting(
    'near',
    'Near a target',
    nearShare,
    'A figure that misses its target by no more than this share is ▲ near.',
    '0%',
  );
  const ownTargets: Record<string, number> = {};
  for (const kpi of targets) {
    const help = 'For one period of the scorecard. Another KPI is measured against it.';
    const key = `target:${kpi.id}`;
    const before = standing.value(key, 'built:value');
    // That of its row on the scorecard, which goes, and from then on the same.
    const asked = (scorecard.value(`kpi:${kpi.id}`, 'target') ?? before) as number | null;
    setting(key, `Target: ${kpi.text.name}`, asked, help, '#,##0');
    const target = merged(asked, before, standing.value(key, 'value'));
    if (typeof target === 'number') ownTargets[kpi.id] = target;
  }

  const banded = kpis.filter(({ band }) => band);
  if (banded.length) {
    section('bands', 'section', 'Benchmarks', 'They colour a KPI that has no target of its own.');
    text('bands.header', 'header', 'KPI', 'Typical from', 'Typical to', 'Poor', 'Source');
  }
  for (const { id, text, band, unit } of banded) {
    rows.set(`band:${id}`, (row) => {
      texts(row, 'name', text.name, '', '', '', band!.source);
      [...band!.typical, band!.poor ?? null].forEach((limit, i) => {
        editable(row, TEXT_KEYS[i + 1]!, limit, unit === 'rate' ? '0.0%' : '0.0');
      });
    });
  }

  for (const table of tables) {
    const { role, sheet } = table;
    section(role, 'section', `How we read “${sheet}”`, 'To change which column is which, rebuild from the sidebar.');
    text(`fields.header:${role}`, 'header', 'Field', 'Your column', 'Header', 'Read as', 'Because');
    for (const column of table.columns) {
      const { field, header, why } = column;
      if (field === null) continue;
      const label = fieldOf(role, field)?.label ?? field;
      text(`field:${role}.${field}`, 'name', label, column.column, header, readAs(column), why);
    }
    for (const block of settingsNeeded(table)) if (!block.isPattern) drawBlock(role, block);
  }

  function drawBlock(role: Role, { name, label, help, rows: lines }: SettingBlock) {
    const id = `${role}.${name}`;
    if (lines.length === 1 && lines[0]!.length === 1) {
      setting(`value:${id}`, label, lines[0]![0]!, help);
      blocks[id] = [`value:${id}`, ''];
      return;
    }
    section(`block:${id}`, 'header', label, help);
    const known = new Set(lines.map(([word]) => lower(word)));
    const before = standing.value(`value:${role}.${OTHER_WORDS}`, 'value');
    const added = addedWords(standing, id);
    for (const [word, meaning] of lines) {
      rows.set(`entry:${id}:${word}`, (row) => {
        canvas.put(row, 'label', contentOf(word ?? null), 'name');
        // A word that was added by hand has come up in the table: it keeps what the user said it means.
        const now = added.get(lower(word));
        editable(row, 'value', meaning ?? null, undefined, now ? { now, before } : undefined);
      });
    }
    for (let n = 1; n <= ROOM; n++) {
      rows.set(`room:${id}:${n}`, (row) => {
        const isTheirs = !known.has(lower(standing.value(row, 'label')));
        for (const column of ['label', 'value']) {
          canvas.put(row, column, isTheirs ? contentOf(standing.value(row, column)) : null, 'setting');
        }
      });
    }
    const [first, last] = [lines.length ? `entry:${id}:${lines[0]![0]}` : `room:${id}:1`, `room:${id}:${ROOM}`];
    blocks[id] = [first, last];
    if (lines.every(([, meaning]) => STATUSES.includes(String(meaning)))) lists.push([first, last]);
  }

  section('trend', 'section', 'Trends', 'The small charts in the scorecard’s cells (options of SPARKLINE).');
  for (const [option, value, help] of TREND_OPTIONS) setting(`trend:${option}`, option, value, help);
  section('patterns', 'section', 'Total rows', '');
  for (const table of tables) {
    for (const block of settingsNeeded(table)) {
      if (block.isPattern) drawBlock(table.role, { ...block, label: `${block.label} of “${table.sheet}”` });
    }
  }

  const canvas = new Canvas('settings', name, standing, [...rows.keys()], columnKeys);
  const { plan } = canvas;
  for (const [row, draw] of rows) draw(row);
  for (const [first, last] of lists) {
    plan.validations.push({ area: canvas.area(first, 'value', 'value', last), oneOf: STATUSES });
  }
  canvas.width(columnKeys, WIDTH);
  plan.hiddenColumns.push(...BUILT_KEYS.map((key) => canvas.columns.at(key)));

  const at = (row: string, column = 'value') => onSheet(name, canvas.fixed(row, column));
  const between = (first: string, last: string) => `${at(first, 'label')}:${canvas.fixed(last, 'value')}`;
  return {
    plan: canvas.finish(),
    setting(role, name) {
      const [first, last] = blocks[`${role}.${name}`]!;
      return last ? between(first, last) : at(first);
    },
    near: at('near'),
    targets: ownTargets,
    target: (id) => (canvas.rows.has(`target:${id}`) ? at(`target:${id}`) : null),
    band: (id) => ({ low: at(`band:${id}`), high: at(`band:${id}`, 'more'), poor: at(`band:${id}`, 'most') }),
    trend: (kind) =>
      kind === 'line' ? between('trend:linewidth', 'trend:nan') : between('trend:color', 'trend:charttype'),
  };
}

const lower = (word: unknown): string =>
  String(word ?? '')
    .trim()
    .toLowerCase();

function readAs({ type, dateOrder, decimal, currency, scale }: Table['columns'][number]): string {
  const order = dateOrder && { dmy: 'day first', mdy: 'month first', ymd: 'year first' }[dateOrder];
  const how = [type, order, decimal && `decimal sign “${decimal}”`, currency, scale === 1 ? null : `× ${scale}`];
  return how.filter(Boolean).join(', ');
}
