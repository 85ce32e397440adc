/** One KPI, one record. Everything else – function, scorecard row, note, documentation, tests – is a reading of it. */
import type { Reason } from '../value/outcome.ts';
import { type Expression, input } from './expression.ts';
import type { Input, Unit } from './measure.ts';

export type { Unit } from './measure.ts';

export const families = ['conversion', 'speed', 'pipeline', 'revenue', 'unit_economics'] as const;
export type Family = (typeof families)[number];
type Better = 'higher' | 'lower' | 'range';

/** A benchmark and who says so. `null` is an open end; worse than `poor` is off target, between poor and typical is near. */
export interface Band {
  typical: readonly [number | null, number | null];
  poor?: number;
  source: string;
}

/** Values of the inputs (a reason: that input has no value) and the answer: a value, or the reason why there is none. */
export interface Example {
  readonly is: number | Reason;
  readonly option?: string;
  readonly [input: string]: number | string | undefined;
}

/** One way to define the KPI: an option of the function, a choice in the sidebar. `id` is what a person types. */
export interface Variant {
  id: string;
  about: string;
  inputs: Readonly<Record<string, Input>>;
  expression: Expression;
  /** A share of counted rows, so it has a Wilson interval. */
  proportion: boolean;
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
  examples: readonly Example[];
}

interface Definition<Name extends string> {
  inputs: Record<Name, Input>;
  formula: (inputs: Record<NoInfer<Name>, Expression>) => Expression;
  proportion?: boolean;
  counted?: readonly NoInfer<Name>[];
}

/** A variant takes what it does not define from the KPI itself. */
interface OtherVariant {
  about: string;
  inputs?: Record<string, Input>;
  formula?: (inputs: Record<string, Expression>) => Expression;
  proportion?: boolean;
  counted?: readonly string[];
}

interface KpiRecord<Name extends string> extends Definition<Name> {
  id: string;
  fn: string;
  unit: Unit;
  better: Better;
  family: Family;
  text: { name: string; summary: string; notes: string };
  /** The default's name among the options, where there are any. */
  option?: { id: string; about: string };
  variants?: Record<string, OtherVariant>;
  band?: Band;
  examples: readonly Example[];
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
  const { option, variants = {}, band = null, inputs, formula, proportion, counted, ...rest } = record;
  const standard = { inputs, formula: formula as OtherVariant['formula'], proportion, counted };
  return {
    ...rest,
    band,
    variants: [
      variant(option?.id ?? '', { about: option?.about ?? '', ...standard }),
      ...Object.entries(variants).map(([id, other]) => variant(id, { ...standard, ...defined(other) })),
    ],
  };
}

function variant(id: string, { about, inputs, formula, proportion, counted }: OtherVariant): Variant {
  if (!inputs || !formula) throw new Error(`Variant "${id}" has no formula.`);
  const names = Object.keys(inputs);
  return {
    id,
    about,
    inputs,
    expression: formula(Object.fromEntries(names.map((name) => [name, input(name)]))),
    proportion: proportion ?? false,
    counted: (counted ?? names).filter((name) => name in inputs),
  };
}

const defined = (other: OtherVariant): OtherVariant =>
  Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined)) as unknown as OtherVariant;

/** `null` is the default. Options are matched as a person types them. */
export function variantOf(kpi: Kpi, id: string | null): Variant {
  const wanted = (id ?? '').trim().toLowerCase();
  const found = wanted === '' ? kpi.variants[0] : kpi.variants.find((each) => each.id.toLowerCase() === wanted);
  if (!found) throw new Error(`${kpi.text.name} has no option "${id}"`);
  return found;
}
