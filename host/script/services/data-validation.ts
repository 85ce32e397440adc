/** DataValidation and its builder. */
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';

const spec = Symbol('spec');

interface ValidationSpec {
  criterion?: string;
  values: string[];
  showDropdown: boolean;
  allowInvalid: boolean;
  helpText: string | null;
}

class DataValidation {
  readonly [spec]: ValidationSpec;
  constructor(of: ValidationSpec) {
    this[spec] = of;
  }
  toString(): string {
    return 'DataValidation';
  }
  getAllowInvalid(): boolean {
    return this[spec].allowInvalid;
  }
  getCriteriaValues(): unknown[] {
    const { criterion, values, showDropdown } = this[spec];
    return criterion === 'list' ? [values, showDropdown] : [];
  }
  copy(): DataValidationBuilder {
    return builderOf(this[spec]);
  }
}

class DataValidationBuilder {
  readonly [spec]: ValidationSpec;
  constructor(of: ValidationSpec) {
    this[spec] = { ...of };
  }
  toString(): string {
    return 'DataValidationBuilder';
  }
  requireValueInList(values: readonly string[], showDropdown = true): this {
    checkCall('SpreadsheetApp.DataValidationBuilder.requireValueInList', [values, showDropdown], 'list boolean');
    Object.assign(this[spec], { criterion: 'list', values: values.map(String), showDropdown });
    return this;
  }
  requireCheckbox(): this {
    Object.assign(this[spec], { criterion: 'checkbox', values: [] });
    return this;
  }
  setAllowInvalid(allowInvalid: boolean): this {
    checkCall('SpreadsheetApp.DataValidationBuilder.setAllowInvalid', [allowInvalid], 'boolean');
    this[spec].allowInvalid = allowInvalid;
    return this;
  }
  setHelpText(helpText: string): this {
    checkCall('SpreadsheetApp.DataValidationBuilder.setHelpText', [helpText], 'string|null');
    this[spec].helpText = helpText;
    return this;
  }
  build(): DataValidation {
    return strict(new DataValidation({ ...this[spec] }), 'DataValidation');
  }
}

const builderOf = (of: ValidationSpec) => strict(new DataValidationBuilder(of), 'DataValidationBuilder');

export const dataValidationBuilder = () =>
  builderOf({ values: [], showDropdown: true, allowInvalid: true, helpText: null });
export const dataValidationOf = (of: unknown) =>
  of ? strict(new DataValidation(of as ValidationSpec), 'DataValidation') : null;
export const wireValidation = (rule: unknown) => (rule ? (rule as DataValidation)[spec] : null);
