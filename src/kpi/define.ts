/** One KPI, one record. Everything else – function, scorecard row, note, documentation, tests – is a reading of it. */
import type { Reason } from '../value/outcome.ts';
import { type Expression, input, inputsOf } from './expression.ts';
import type { Input, Unit } from './measure.ts';

export type { Unit } from './measure.ts';

export const families = ['conversion', 'speed', 'pipeline', 'revenue', 'unit_economics', 'quality'] as const;
export type Family = (typeof families)[number];
type Better = 'higher' | 'lower' | 'range';

/** A benchmark and who says so. `null` is an open end; worse than `poor` is off target, between poor and typical is near. */
export interface Band {
  typical: readonly [number | null, number | null];
  poor?: number;
  source: string;
}

/** Each record's file exports some, for tests and documentation. Values of the inputs (a reason: that input has no value) and the answer: a value, or the reason why there is none. */
export interface Example {
  readonly is: number | Reason;
  readonly option?: string;
  readonly [input: string]: number | string | undefined;
}

/** From the values of the inputs by name; asked for only where the KPI has a value. */
type Interval = (value: (input: string) => number, level?: number) => [low: number, high: number];

/** One way to define the KPI: an option of the function, a choice in the sidebar. `id` is what a person types. */
export interface Variant {
  id: string;
  about: string;
  inputs: Readonly<Record<string, Input>>;
  expression: Expression;
  /** A share of counted rows, so it has a Wilson interval. */
  proportion: boolean;
  /** An interval of another kind. */
  interval: Interval | null;
  /** The inputs whose rows the figure stands on: their n add up to its n. */
  counted: readonly string[];
}

export interface Kpi {
  id: string;
  fn: string;
  unit: Unit;
  better: Better;
  family: Family;
  text: { name: string; summary: string; notes: string };
  /** The default first; never empty. */
  variants: readonly Variant[];
  band: Band | null;
}

interface Formula<Name extends string> {
  formula: (inputs: Record<Name, Expression>) => Expression;
  proportion?: boolean;
  interval?: Interval;
  counted?: readonly string[];
}

/** A variant says what differs: its own inputs stand beside those of the KPI, or in their place. */
interface OtherVariant extends Partial<Formula<string>> {
  about: string;
  inputs?: Record<string, Input>;
}

interface KpiRecord<Name extends string> extends Formula<NoInfer<Name>>, Omit<Kpi, 'variants' | 'band'> {
  inputs: Record<Name, Input>;
  /** The default's name among the options, where there are any. */
  option?: { id: string; about: string };
  variants?: Record<string, OtherVariant>;
  band?: Band;
}

/** The record is made when it is first asked for: every cell with a custom function is a cold start of the whole bundle. */
export function defineKpi<Name extends string>(record: () => KpiRecord<Name>): () => Kpi {
  let kpi: Kpi | null = null;
  return () => {
    kpi ??= build(record());
    return kpi;
  };
}

function build<Name extends string>(record: KpiRecord<Name>): Kpi {
  const {
    option = { id: '', about: '' },
    variants = {},
    band = null,
    inputs,
    formula,
    proportion,
    interval,
    counted,
    ...rest
  } = record;
  const variant = (id: string, own: OtherVariant): Variant => {
    const all: Record<string, Input> = { ...inputs, ...own.inputs };
    const named = Object.fromEntries(Object.keys(all).map((name) => [name, input(name)]));
    const expression = (own.formula ?? formula)(named as Record<Name, Expression>);
    const names = inputsOf(expression);
    return {
      id,
      about: own.about,
      inputs: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
      expression,
      proportion: own.proportion ?? proportion ?? false,
      interval: own.interval ?? interval ?? null,
      counted: own.counted ?? counted ?? names,
    };
  };
  const others = Object.entries(variants).map(([id, own]) => variant(id, own));
  return { ...rest, band, variants: [variant(option.id, option), ...others] };
}

/** `null` is the default. Options are matched as a person types them. */
export function variantOf(kpi: Kpi, id: string | null): Variant {
  const wanted = (id ?? '').trim().toLowerCase();
  const found = wanted === '' ? kpi.variants[0] : kpi.variants.find((each) => each.id.toLowerCase() === wanted);
  if (!found) throw new Error(`${kpi.text.name} has no option "${id}"`);
  return found;
}
