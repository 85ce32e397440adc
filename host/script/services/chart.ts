/** EmbeddedChart and its builders: generic methods for all, extra ones per type (platform.md 4.5). */
import { ChartType } from './enums.ts';
import { Exception } from './port.ts';
import { at, type Range, rangeOf } from './range.ts';
import { checkCall } from './signature.ts';
import { type EnumValue, strict } from './strict.ts';
import type { Zone } from './zone.ts';

const spec = Symbol('spec');
const number = Symbol('number');

export interface ChartSpec {
  id?: string;
  type: string;
  ranges: { sheetId: string; gid?: number; zone: Zone }[];
  headers: number;
  transpose: boolean;
  position: { row: number; column: number; offsetX: number; offsetY: number };
  options: Record<string, unknown>;
}

const copyOf = (from: ChartSpec): ChartSpec => ({
  ...from,
  ranges: [...from.ranges],
  position: { ...from.position },
  options: { ...from.options },
});

/** `{ legend: { position: 'top' } }` and `legend.position` are the same option. */
function flat(path: string, value: unknown, into: Record<string, unknown>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, each] of Object.entries(value)) flat(path ? `${path}.${key}` : key, each, into);
  } else into[path] = value;
}

export class Chart {
  readonly [spec]: ChartSpec;
  readonly [number]: number | null;

  constructor(of: ChartSpec, id: number | null) {
    this[spec] = of;
    this[number] = id;
  }
  toString(): string {
    return 'EmbeddedChart';
  }
  getChartId(): number | null {
    return this[number];
  }
  getRanges(): Range[] {
    return this[spec].ranges.map(rangeOfSeries);
  }
  getOptions(): ChartOptions {
    return strict(new ChartOptions(this[spec].options), 'ChartOptions');
  }
  modify(): EmbeddedChartBuilder {
    return builderOf(copyOf(this[spec]));
  }
}

const options = Symbol('options');

class ChartOptions {
  readonly [options]: ChartSpec['options'];
  constructor(of: ChartSpec['options']) {
    this[options] = of;
  }
  toString(): string {
    return 'ChartOptions';
  }
  /** Null for what nobody set. */
  get(option: string): unknown {
    return this[options][option] ?? null;
  }
}

const rangeOfSeries = ({ sheetId, gid = 0, zone }: ChartSpec['ranges'][number]): Range =>
  rangeOf({ sheetId, gid, zones: [zone] });

export const chartSpec = (chart: Chart): ChartSpec => chart[spec];
export const chartOf = (of: ChartSpec, id: number | null): Chart => strict(new Chart(of, id), 'EmbeddedChart');

class EmbeddedChartBuilder {
  readonly [spec]: ChartSpec;
  constructor(of: ChartSpec) {
    this[spec] = of;
  }
  toString(): string {
    return 'EmbeddedChartBuilder';
  }

  addRange(range: Range): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.addRange', [range], 'Range');
    const { sheetId, gid, zones } = range[at];
    const zone = zones[0]!;
    const same = (each: { sheetId: string; zone: Zone }) =>
      each.sheetId === sheetId && JSON.stringify(each.zone) === JSON.stringify(zone);
    if (!this[spec].ranges.some(same)) this[spec].ranges.push({ sheetId, gid, zone });
    return this;
  }
  removeRange(range: Range): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.removeRange', [range], 'Range');
    const zone = JSON.stringify(range[at].zones[0]);
    this[spec].ranges = this[spec].ranges.filter(
      (each) => each.sheetId !== range[at].sheetId || JSON.stringify(each.zone) !== zone,
    );
    return this;
  }
  clearRanges(): EmbeddedChartBuilder {
    this[spec].ranges = [];
    return this;
  }
  getRanges(): Range[] {
    return this[spec].ranges.map(rangeOfSeries);
  }
  getChartType(): EnumValue {
    return ChartType[this[spec].type]!;
  }
  setChartType(type: EnumValue): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.setChartType', [type], 'any');
    if (!type || !Object.is(ChartType[String(type)], type)) throw new Exception('Invalid chart type.');
    return builderOf({ ...this[spec], type: String(type) }, this[spec]);
  }
  setNumHeaders(headers: number): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.setNumHeaders', [headers], 'integer');
    this[spec].headers = headers;
    return this;
  }
  setTransposeRowsAndColumns(transpose: boolean): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.setTransposeRowsAndColumns', [transpose], 'boolean');
    this[spec].transpose = transpose;
    return this;
  }
  setMergeStrategy(strategy: EnumValue): EmbeddedChartBuilder {
    return this.setOption('mergeStrategy', String(strategy));
  }
  setHiddenDimensionStrategy(strategy: EnumValue): EmbeddedChartBuilder {
    return this.setOption('hiddenDimensionStrategy', String(strategy));
  }
  setPosition(row: number, column: number, offsetX: number, offsetY: number): EmbeddedChartBuilder {
    checkCall(
      'SpreadsheetApp.EmbeddedChartBuilder.setPosition',
      [row, column, offsetX, offsetY],
      'integer integer integer integer',
    );
    this[spec].position = { row, column, offsetX, offsetY };
    return this;
  }
  setOption(option: string, value: unknown): EmbeddedChartBuilder {
    checkCall('SpreadsheetApp.EmbeddedChartBuilder.setOption', [option, value], 'string any');
    flat(option, value, this[spec].options);
    return this;
  }
  build(): Chart {
    return chartOf(copyOf(this[spec]), null);
  }
}

/** Methods that set one option. Google's builders differ in which of them they have. */
const OPTION_METHODS: Readonly<Record<string, (value: never, ...rest: never[]) => Record<string, unknown>>> = {
  setTitle: (title) => ({ title }),
  setColors: (colors) => ({ colors }),
  setBackgroundColor: (color) => ({ backgroundColor: color }),
  setLegendPosition: (position) => ({ 'legend.position': String(position).toLowerCase() }),
  setTitleTextStyle: (style) => ({ titleTextStyle: style }),
  setLegendTextStyle: (style) => ({ 'legend.textStyle': style }),
  setStacked: () => ({ isStacked: true }),
  setRange: (min, max) => ({ 'vAxis.viewWindow': { min, max } }),
  setXAxisTitle: (title) => ({ 'hAxis.title': title }),
  setYAxisTitle: (title) => ({ 'vAxis.title': title }),
  setXAxisTextStyle: (style) => ({ 'hAxis.textStyle': style }),
  setYAxisTextStyle: (style) => ({ 'vAxis.textStyle': style }),
  setXAxisTitleTextStyle: (style) => ({ 'hAxis.titleTextStyle': style }),
  setYAxisTitleTextStyle: (style) => ({ 'vAxis.titleTextStyle': style }),
  setXAxisRange: (min, max) => ({ 'hAxis.viewWindow': { min, max } }),
  setYAxisRange: (min, max) => ({ 'vAxis.viewWindow': { min, max } }),
  setPointStyle: (style) => ({ pointShape: String(style).toLowerCase() }),
  setCurveStyle: (style) => ({ curveType: String(style).toLowerCase() }),
  useLogScale: () => ({ 'vAxis.logScale': true }),
  reverseCategories: () => ({ 'hAxis.direction': -1 }),
  set3D: () => ({ is3D: true }),
};
const ALL = [
  'setTitle',
  'setColors',
  'setBackgroundColor',
  'setLegendPosition',
  'setTitleTextStyle',
  'setLegendTextStyle',
];
const AXES = [
  'setXAxisTitle',
  'setYAxisTitle',
  'setXAxisTextStyle',
  'setYAxisTextStyle',
  'setXAxisTitleTextStyle',
  'setYAxisTitleTextStyle',
];
const BARS = [...ALL, ...AXES, 'setStacked', 'setRange', 'useLogScale', 'reverseCategories'];

/** The typed builders Google has, and what each adds. */
const TYPED: Readonly<Record<string, { readonly name: string; readonly methods: readonly string[] }>> = {
  AREA: { name: 'Area', methods: [...BARS, 'setPointStyle'] },
  BAR: { name: 'Bar', methods: BARS },
  COLUMN: { name: 'Column', methods: BARS },
  COMBO: { name: 'Combo', methods: BARS },
  HISTOGRAM: { name: 'Histogram', methods: BARS },
  LINE: {
    name: 'Line',
    methods: [...ALL, ...AXES, 'setRange', 'useLogScale', 'reverseCategories', 'setPointStyle', 'setCurveStyle'],
  },
  PIE: { name: 'Pie', methods: [...ALL, 'reverseCategories', 'set3D'] },
  SCATTER: { name: 'Scatter', methods: [...ALL, ...AXES, 'setXAxisRange', 'setYAxisRange', 'setPointStyle'] },
  TABLE: { name: 'Table', methods: [] },
};

const typedClasses = new Map<string, typeof EmbeddedChartBuilder>();
for (const [type, { name, methods }] of Object.entries(TYPED)) {
  const Typed = class extends EmbeddedChartBuilder {
    override toString(): string {
      return `Embedded${name}ChartBuilder`;
    }
  };
  for (const method of methods) {
    Object.defineProperty(Typed.prototype, method, {
      value(this: EmbeddedChartBuilder, ...args: never[]) {
        flat('', OPTION_METHODS[method]!(...(args as [never])), this[spec].options);
        return this;
      },
    });
  }
  typedClasses.set(type, Typed);
  Object.defineProperty(EmbeddedChartBuilder.prototype, `as${name}Chart`, {
    value(this: EmbeddedChartBuilder) {
      this[spec].type = type;
      return strict(new Typed(this[spec]), `Embedded${name}ChartBuilder`);
    },
  });
}

/** A builder works on its own spec; one that only changes type goes on with the old one's. */
function builderOf(of: ChartSpec, shared?: ChartSpec): EmbeddedChartBuilder {
  if (shared) shared.type = of.type;
  return strict(new EmbeddedChartBuilder(shared ?? of), 'EmbeddedChartBuilder');
}

export function chartBuilder(): EmbeddedChartBuilder {
  const position = { row: 1, column: 1, offsetX: 0, offsetY: 0 };
  return builderOf({ type: 'LINE', ranges: [], headers: 0, transpose: false, position, options: {} });
}
