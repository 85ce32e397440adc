/** ConditionalFormatRule and its builder. */
import { BooleanCriteria } from './enums.ts';
import { Exception } from './port.ts';
import { at, type Range, rangeOf } from './range.ts';
import type { SheetHandle } from './sheet.ts';
import { checkCall } from './signature.ts';
import { type EnumValue, strict } from './strict.ts';
import type { Zone } from './zone.ts';

const spec = Symbol('spec');
const home = Symbol('home');

interface RuleSpec {
  zones: Zone[];
  criteria?: string;
  values?: unknown[];
  format?: Record<string, unknown>;
  gradient?: Record<string, unknown>;
  engine?: unknown;
}

class ConditionalFormatRule {
  readonly [spec]: RuleSpec;
  readonly [home]: SheetHandle | null;
  constructor(of: RuleSpec, sheet: SheetHandle | null) {
    this[spec] = of;
    this[home] = sheet;
  }
  toString(): string {
    return 'ConditionalFormatRule';
  }
  getRanges(): Range[] {
    const sheet = this[home];
    if (!sheet) return [];
    return this[spec].zones.map((zone) => rangeOf({ sheetId: sheet.id, gid: sheet.gid, zones: [zone] }));
  }
  getBooleanCondition(): object | null {
    const { criteria, values = [] } = this[spec];
    if (!criteria) return null;
    return strict(
      {
        toString: () => 'BooleanCondition',
        getCriteriaType: (): EnumValue => BooleanCriteria[criteria]!,
        getCriteriaValues: () => [...values],
      },
      'BooleanCondition',
    );
  }
  copy(): ConditionalFormatRuleBuilder {
    return builderOf({ ...this[spec], zones: [...this[spec].zones] }, this[home]);
  }
}

class ConditionalFormatRuleBuilder {
  readonly [spec]: RuleSpec;
  [home]: SheetHandle | null;
  constructor(of: RuleSpec, sheet: SheetHandle | null) {
    this[spec] = of;
    this[home] = sheet;
  }
  toString(): string {
    return 'ConditionalFormatRuleBuilder';
  }
  setRanges(ranges: readonly Range[]): this {
    checkCall('SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges', [ranges], 'list');
    this[spec].zones = ranges.flatMap((range) => [...range[at].zones]);
    const first = ranges[0]?.[at];
    this[home] = first ? { id: first.sheetId, gid: first.gid } : null;
    return this;
  }
  build(): ConditionalFormatRule {
    const { zones, criteria, gradient, engine } = this[spec];
    if (!zones.length) throw new Exception('Conditional format rule must have at least one range.');
    if (!criteria && !gradient && !engine) throw new Exception('Conditional format rule must have a condition.');
    return strict(new ConditionalFormatRule({ ...this[spec] }, this[home]), 'ConditionalFormatRule');
  }
}

const NUMBER = 'number';
const CONDITIONS: readonly (readonly [method: string, criteria: string, form: string])[] = [
  ['whenCellEmpty', 'CELL_EMPTY', ''],
  ['whenCellNotEmpty', 'CELL_NOT_EMPTY', ''],
  ['whenFormulaSatisfied', 'CUSTOM_FORMULA', 'string'],
  ['whenNumberBetween', 'NUMBER_BETWEEN', 'number number'],
  ['whenNumberNotBetween', 'NUMBER_NOT_BETWEEN', 'number number'],
  ['whenNumberEqualTo', 'NUMBER_EQUAL_TO', NUMBER],
  ['whenNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', NUMBER],
  ['whenNumberGreaterThan', 'NUMBER_GREATER_THAN', NUMBER],
  ['whenNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', NUMBER],
  ['whenNumberLessThan', 'NUMBER_LESS_THAN', NUMBER],
  ['whenNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', NUMBER],
  ['whenTextContains', 'TEXT_CONTAINS', 'string'],
  ['whenTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', 'string'],
  ['whenTextEqualTo', 'TEXT_EQUAL_TO', 'string'],
  ['whenTextStartsWith', 'TEXT_STARTS_WITH', 'string'],
  ['whenTextEndsWith', 'TEXT_ENDS_WITH', 'string'],
];
for (const [method, criteria, form] of CONDITIONS) {
  define(method, form, (rule, values) => {
    rule.criteria = criteria;
    rule.values = [...values];
    delete rule.engine;
  });
}

const FORMATS: readonly (readonly [method: string, property: string, form: string])[] = [
  ['setBackground', 'background', 'string|null'],
  ['setFontColor', 'fontColor', 'string|null'],
  ['setBold', 'bold', 'boolean|null'],
  ['setItalic', 'italic', 'boolean|null'],
  ['setStrikethrough', 'strikethrough', 'boolean|null'],
  ['setUnderline', 'underline', 'boolean|null'],
];
for (const [method, property, form] of FORMATS) {
  define(method, form, (rule, [value]) => {
    rule.format = { ...rule.format, [property]: value };
    delete rule.engine;
  });
}

for (const [name, point] of [
  ['Minpoint', 'min'],
  ['Midpoint', 'mid'],
  ['Maxpoint', 'max'],
] as const) {
  if (point !== 'mid') {
    define(`setGradient${name}`, 'string', (rule, [color]) => {
      rule.gradient = { ...rule.gradient, [point]: { color } };
    });
  }
  define(`setGradient${name}WithValue`, 'string any string', (rule, [color, type, value]) => {
    rule.gradient = { ...rule.gradient, [point]: { color, type: String(type), value } };
  });
}

function define(method: string, form: string, apply: (rule: RuleSpec, values: readonly unknown[]) => void): void {
  Object.defineProperty(ConditionalFormatRuleBuilder.prototype, method, {
    value(this: ConditionalFormatRuleBuilder, ...values: unknown[]) {
      checkCall(`SpreadsheetApp.ConditionalFormatRuleBuilder.${method}`, values, form);
      apply(this[spec], values);
      return this;
    },
  });
}

const builderOf = (of: RuleSpec, sheet: SheetHandle | null) =>
  strict(new ConditionalFormatRuleBuilder(of, sheet), 'ConditionalFormatRuleBuilder');

export const conditionalRuleBuilder = () => builderOf({ zones: [] }, null);
export const conditionalRuleOf = (of: object, sheet: SheetHandle) =>
  strict(new ConditionalFormatRule(of as RuleSpec, sheet), 'ConditionalFormatRule');
export const wireRule = (rule: object) => (rule as ConditionalFormatRule)[spec];
