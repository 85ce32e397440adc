/** Embedded charts: Apps Script's options as a chart of the engine. */
import { randomUUID } from 'node:crypto';
import { helpers } from '@odoo/o-spreadsheet';
import { gidOf } from '../../engine/workbook.ts';
import { ServiceError } from '../service-error.ts';
import type { ScriptDocument, Zone } from './document.ts';
import { type Operations, read, write } from './operations.ts';

export interface ChartSpec {
  /** The engine's id of a chart that stands in a sheet. */
  readonly id?: string;
  readonly type: string;
  readonly ranges: readonly { readonly sheetId: string; readonly zone: Zone }[];
  readonly headers: number;
  readonly transpose: boolean;
  readonly position: {
    readonly row: number;
    readonly column: number;
    readonly offsetX: number;
    readonly offsetY: number;
  };
  /** setOption's values under flat paths: `legend.position`, `series.0.color`. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What Google draws without width and height. */
const DEFAULT_SIZE = { width: 600, height: 371 };

type Series = { readonly sheetId: string; readonly zone: Zone };

/** The ranges cut into lines: columns, or rows when transposed. The first line holds the labels. */
function linesOf({ ranges, transpose }: ChartSpec): Series[] {
  return ranges.flatMap(({ sheetId, zone }) => {
    const lines: Series[] = [];
    if (transpose)
      for (let row = zone.top; row <= zone.bottom; row++)
        lines.push({ sheetId, zone: { ...zone, top: row, bottom: row } });
    else
      for (let col = zone.left; col <= zone.right; col++)
        lines.push({ sheetId, zone: { ...zone, left: col, right: col } });
    return lines;
  });
}

function definitionOf(spec: ChartSpec, document: ScriptDocument) {
  const reference = ({ sheetId, zone }: Series) => {
    const name = document.sheet(sheetId).name.replace(/'/g, "''");
    const [from, to] = [helpers.toXC(zone.left, zone.top), helpers.toXC(zone.right, zone.bottom)];
    return `'${name}'!${from === to ? from : `${from}:${to}`}`;
  };
  const [labels, ...series] = linesOf(spec);
  const option = (path: string) => spec.options[path];
  const legend = String(option('legend.position') ?? option('legend') ?? 'none');
  const colors = (option('colors') as string[] | undefined) ?? [];
  const shared = {
    title: {
      text: String(option('title') ?? ''),
      ...(option('titleTextStyle.color') ? { color: option('titleTextStyle.color') } : {}),
    },
    legendPosition: ['top', 'bottom', 'left', 'right'].includes(legend) ? legend : 'none',
    ...(option('backgroundColor') ? { background: String(option('backgroundColor')) } : {}),
    humanize: true,
    dataSource: {
      type: 'range',
      dataSetsHaveTitle: spec.headers > 0,
      ...(labels && { labelRange: reference(labels) }),
      dataSets: series.map((line, i) => ({ dataSetId: String(i), dataRange: reference(line) })),
    },
    dataSetStyles: Object.fromEntries(series.map((_, i) => [String(i), seriesStyle(spec, i, colors[i])])),
  };
  const stacked = isStacked(option('isStacked'));
  const axes = { axesDesign: axesOf(spec) };
  switch (spec.type) {
    case 'BAR':
    case 'COLUMN':
    case 'HISTOGRAM':
      return { ...shared, ...axes, type: 'bar', stacked, horizontal: spec.type === 'BAR' };
    case 'LINE':
    case 'AREA':
      return {
        ...shared,
        ...axes,
        type: 'line',
        labelsAsText: true,
        stacked,
        cumulative: false,
        hideDataMarkers: !hasPoints(spec),
        fillArea: spec.type === 'AREA',
      };
    case 'COMBO':
      return { ...shared, ...axes, type: 'combo', hideDataMarkers: !hasPoints(spec) };
    case 'PIE': {
      const hole = Number(option('pieHole') ?? 0);
      return {
        ...shared,
        type: 'pie',
        isDoughnut: hole > 0,
        ...(hole > 0 && { pieHolePercentage: hole * 100 }),
        slicesColors: colors,
      };
    }
    case 'SCATTER':
      return { ...shared, ...axes, type: 'scatter', labelsAsText: false };
    default:
      throw new ServiceError(`The host draws no chart of type ${spec.type}.`);
  }
}

const isStacked = (value: unknown) => value === true || (typeof value === 'string' && value !== 'false');

/** Google's lines have points only where a size is asked for; the engine draws all of them or none. */
const hasPoints = ({ options }: ChartSpec) =>
  Object.entries(options).some(([path, value]) => /(^|\.)pointSize$/.test(path) && Number(value) > 0);

function seriesStyle({ type, options }: ChartSpec, index: number, color: string | undefined) {
  const option = (name: string) => options[`series.${index}.${name}`];
  const backgroundColor = option('color') ?? color;
  const drawn = String(option('type') ?? options.seriesType ?? 'line');
  return {
    ...(backgroundColor ? { backgroundColor } : {}),
    ...(option('labelInLegend') ? { label: option('labelInLegend') } : {}),
    ...(Number(option('targetAxisIndex') ?? 0) === 1 && { yAxisId: 'y1' }),
    ...(type === 'COMBO' && { type: drawn === 'bars' || drawn === 'bar' ? 'bar' : 'line' }),
  };
}

function axesOf({ options, type }: ChartSpec) {
  // In a bar chart the values lie on the horizontal axis in both worlds; the engine still calls it y.
  const [across, up] = type === 'BAR' ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis'];
  const axis = (name: string) => {
    const option = (key: string) => options[`${name}.${key}`] ?? options[`${name}es.0.${key}`];
    const bound = (...keys: string[]) => keys.map(option).find((value) => typeof value === 'number');
    const [min, max] = [bound('viewWindow.min', 'minValue'), bound('viewWindow.max', 'maxValue')];
    const title = option('title');
    return {
      ...(title ? { title: { text: String(title) } } : {}),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    };
  };
  return { x: axis(across!), y: axis(up!) };
}

const specKey = (id: string) => `chart:${id}`;

function sizeOf({ options }: ChartSpec) {
  return { width: Number(options.width ?? DEFAULT_SIZE.width), height: Number(options.height ?? DEFAULT_SIZE.height) };
}

function placeOf({ position }: ChartSpec) {
  return { col: position.column - 1, row: position.row - 1, offset: { x: position.offsetX, y: position.offsetY } };
}

function checkRanges(spec: ChartSpec): void {
  if (!spec.ranges.length) throw new ServiceError('Chart must have at least one range.');
}

function insert(document: ScriptDocument, sheetId: string, spec: ChartSpec): void {
  checkRanges(spec);
  document.sheet(sheetId);
  const id = randomUUID();
  const definition = definitionOf(spec, document);
  document.write({
    type: 'CREATE_CHART',
    sheetId,
    chartId: id,
    figureId: `figure-${id}`,
    ...placeOf(spec),
    size: sizeOf(spec),
    definition,
  });
  document.attach(specKey(id), spec, sheetId);
}

function update(document: ScriptDocument, sheetId: string, spec: ChartSpec): void {
  checkRanges(spec);
  const getters = document.settledFor(sheetId, /CHART|FIGURE/);
  if (!spec.id || !getters.getChart(spec.id)) throw new ServiceError('Embedded chart not found in the sheet.');
  const figureId = getters.getFigureIdFromChartId(spec.id)!;
  document.write({
    type: 'UPDATE_CHART',
    sheetId,
    chartId: spec.id,
    figureId,
    definition: definitionOf(spec, document),
  });
  document.write({ type: 'UPDATE_FIGURE', sheetId, figureId, ...placeOf(spec), ...sizeOf(spec) });
  document.attach(specKey(spec.id), spec, sheetId);
}

function remove(document: ScriptDocument, sheetId: string, id: string): void {
  const getters = document.settledFor(sheetId, /CHART|FIGURE/);
  if (!getters.getChart(id)) throw new ServiceError('Embedded chart not found in the sheet.');
  document.write({ type: 'DELETE_FIGURE', sheetId, figureId: getters.getFigureIdFromChartId(id)! });
  document.attach(specKey(id), undefined);
}

const TYPES: Readonly<Record<string, string>> = { line: 'LINE', pie: 'PIE', combo: 'COMBO', scatter: 'SCATTER' };

/** The charts of a sheet in the order of their making; one that the user drew is described from what the engine knows. */
function list(document: ScriptDocument, sheetId: string) {
  document.sheet(sheetId);
  const getters = document.settledFor(sheetId, /CHART|FIGURE/);
  const specs = new Map(document.attachments(specKey('')));
  return getters.getChartIds(sheetId).map((id) => {
    const figure = getters.getFigure(sheetId, getters.getFigureIdFromChartId(id)!)!;
    const definition = getters.getChartDefinition(id) as unknown as Described;
    const kept = specs.get(specKey(id))?.value as ChartSpec | undefined;
    const position = {
      row: figure.row + 1,
      column: figure.col + 1,
      offsetX: figure.offset.x,
      offsetY: figure.offset.y,
    };
    const size = { width: figure.width, height: figure.height };
    const base = kept ?? described(definition);
    // Ranges move with inserted rows, so the engine's are the true ones; where it keeps lines, they are lines here too.
    const { labelRange, dataSets = [] } = definition.dataSource ?? {};
    const references = [labelRange, ...dataSets.map((set) => set.dataRange)].filter((each) => each !== undefined);
    const ranges = references
      .map((each) => getters.getRangeFromSheetXC(sheetId, each))
      .map((range) => ({ sheetId: range.sheetId, gid: gidOf(range.sheetId), zone: range.zone }));
    return { number: gidOf(id), spec: { ...base, id, ranges, position, options: { ...base.options, ...size } } };
  });
}

interface Described {
  readonly type: string;
  readonly horizontal?: boolean;
  readonly fillArea?: boolean;
  readonly title?: { readonly text?: string };
  readonly legendPosition?: string;
  readonly dataSource?: {
    readonly labelRange?: string;
    readonly dataSetsHaveTitle?: boolean;
    readonly dataSets?: readonly { readonly dataRange: string }[];
  };
}

function described(definition: Described): Omit<ChartSpec, 'ranges' | 'position'> {
  const bar = definition.horizontal ? 'BAR' : 'COLUMN';
  const type = definition.fillArea ? 'AREA' : (TYPES[definition.type] ?? bar);
  const options = { title: definition.title?.text ?? '', 'legend.position': definition.legendPosition ?? 'none' };
  return { type, headers: definition.dataSource?.dataSetsHaveTitle ? 1 : 0, transpose: false, options };
}

export const chartOperations: Operations = {
  charts: read(list),
  insertChart: write(insert),
  updateChart: write(update),
  removeChart: write(remove),
};
