/** Conditional format rules, replaced as a whole (platform.md CFR-1). Rules the engine's own editor made pass through unchanged. */
import { randomUUID } from 'node:crypto';
import { canonicalFormula, localFormula } from '../../engine/dialect/index.ts';
import type { EngineCommand } from '../../engine/workbook.ts';
import type { ScriptDocument, Zone } from './document.ts';
import { type Operations, read, write } from './operations.ts';

export interface RuleSpec {
  readonly zones: readonly Zone[];
  /** Google's BooleanCriteria, with its values. */
  readonly criteria?: string;
  readonly values?: readonly unknown[];
  readonly format?: RuleFormat;
  readonly gradient?: { readonly min: GradientPoint; readonly mid?: GradientPoint; readonly max: GradientPoint };
  /** The engine's rule as it was read, for a rule that nobody changed. */
  readonly engine?: EngineRule;
}
interface RuleFormat {
  readonly background?: string | null;
  readonly fontColor?: string | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strikethrough?: boolean;
  readonly underline?: boolean;
}
interface GradientPoint {
  readonly color: string;
  readonly type?: string;
  readonly value?: string;
}
type EngineRule = { readonly type: string; readonly [field: string]: unknown };

/** Google's criteria and the engine's operators. */
const OPERATORS: Readonly<Record<string, string>> = {
  CELL_EMPTY: 'isEmpty',
  CELL_NOT_EMPTY: 'isNotEmpty',
  CUSTOM_FORMULA: 'customFormula',
  NUMBER_BETWEEN: 'isBetween',
  NUMBER_NOT_BETWEEN: 'isNotBetween',
  NUMBER_EQUAL_TO: 'isEqual',
  NUMBER_NOT_EQUAL_TO: 'isNotEqual',
  NUMBER_GREATER_THAN: 'isGreaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'isGreaterOrEqualTo',
  NUMBER_LESS_THAN: 'isLessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'isLessOrEqualTo',
  TEXT_CONTAINS: 'containsText',
  TEXT_DOES_NOT_CONTAIN: 'notContainsText',
  TEXT_EQUAL_TO: 'isEqual',
  TEXT_STARTS_WITH: 'beginsWithText',
  TEXT_ENDS_WITH: 'endsWithText',
};
const CRITERIA = Object.fromEntries(Object.entries(OPERATORS).map(([criteria, operator]) => [operator, criteria]));

function engineRule(spec: RuleSpec, document: ScriptDocument): EngineRule {
  if (spec.engine) return spec.engine;
  if (spec.gradient) return gradientRule(spec.gradient);
  const { background, fontColor, bold, italic, strikethrough, underline } = spec.format ?? {};
  const locale = document.engine().getLocale();
  const values = (spec.values ?? []).map((value) => {
    const text = String(value);
    return text.startsWith('=') ? canonicalFormula(text, locale) : text;
  });
  return {
    type: 'CellIsRule',
    operator: OPERATORS[spec.criteria ?? ''] ?? 'customFormula',
    values,
    style: {
      ...(background && { fillColor: background }),
      ...(fontColor && { textColor: fontColor }),
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(strikethrough && { strikethrough }),
      ...(underline && { underline }),
    },
  };
}

const THRESHOLDS: Readonly<Record<string, string>> = {
  NUMBER: 'number',
  PERCENT: 'percentage',
  PERCENTILE: 'percentile',
};

function gradientRule({ min, mid, max }: NonNullable<RuleSpec['gradient']>): EngineRule {
  const threshold = ({ color, type, value }: GradientPoint) => ({
    color: Number.parseInt(color.slice(1), 16),
    type: THRESHOLDS[type ?? ''] ?? 'value',
    ...(value !== undefined && { value: String(value) }),
  });
  return {
    type: 'ColorScaleRule',
    minimum: threshold(min),
    maximum: threshold(max),
    ...(mid && { midpoint: threshold(mid) }),
  };
}

function readRules(document: ScriptDocument, id: string): RuleSpec[] {
  document.sheet(id);
  const getters = document.settledFor(id, /CONDITIONAL/);
  const locale = getters.getLocale();
  return getters.getConditionalFormats(id).map((format) => {
    const engine = format.rule as unknown as EngineRule & { operator?: string; values?: string[] };
    const zones = format.ranges.map((range) => getters.getRangeFromSheetXC(id, range).zone);
    const criteria = CRITERIA[engine.operator ?? ''];
    const shown = (value: string) => (value.startsWith('=') ? localFormula(value, locale) : value);
    return { zones, engine, ...(criteria && { criteria, values: (engine.values ?? []).map(shown) }) };
  });
}

function writeRules(document: ScriptDocument, id: string, rules: readonly RuleSpec[]): void {
  document.sheet(id);
  const formats: EngineCommand[] = rules.map((spec) => ({
    type: 'ADD_CONDITIONAL_FORMAT',
    sheetId: id,
    cf: { id: randomUUID(), rule: engineRule(spec, document) },
    ranges: spec.zones.map((_zone) => ({ _sheetId: id, _zone })),
  }));
  document.write({ type: 'SET_CONDITIONAL_FORMATS', sheetId: id, formats });
}

export const conditionalFormatOperations: Operations = {
  readRules: read(readRules),
  writeRules: write(writeRules),
};
