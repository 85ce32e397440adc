/** Data validation: rules on cells, and refusing what a rejecting rule forbids. */
import { randomUUID } from 'node:crypto';
import { helpers } from '@odoo/o-spreadsheet';
import type { WrittenValue } from '../../engine/plugins/batch.ts';
import { ServiceError } from '../service-error.ts';
import type { ScriptDocument, Zone } from './document.ts';
import { type Operations, read, write } from './operations.ts';

export interface ValidationSpec {
  readonly criterion: 'list' | 'checkbox';
  readonly values: readonly string[];
  readonly showDropdown: boolean;
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

function setValidation(
  document: ScriptDocument,
  id: string,
  zones: readonly Zone[],
  spec: ValidationSpec | null,
): void {
  for (const zone of zones) document.write({ type: 'CLEAR_VALIDATION', sheetId: id, zone });
  if (!spec) return;
  const list = {
    type: 'isValueInList',
    values: [...spec.values],
    displayStyle: spec.showDropdown ? 'arrow' : 'plainText',
  };
  document.write({
    type: 'ADD_DATA_VALIDATION_RULE',
    sheetId: id,
    rule: {
      id: randomUUID(),
      criterion: spec.criterion === 'list' ? list : { type: 'isBoolean', values: [] },
      isBlocking: !spec.allowInvalid,
    },
    ranges: zones.map((_zone) => ({ _sheetId: id, _zone })),
  });
}

/** Of what waits, only moved rows and columns take rules along; rules still waiting to be set don't refuse yet. */
const MOVES_ONLY = /^$/;

/** platform.md DV-2. */
export function checkValidation(
  document: ScriptDocument,
  id: string,
  zone: Zone,
  rows: readonly (readonly WrittenValue[])[],
) {
  const rules = (document.engine().getDataValidationRules(id) ?? []).filter((rule) => rule.isBlocking);
  if (!rules.length) return;
  const getters = document.settledFor(id, MOVES_ONLY);
  rows.forEach((values, y) => {
    values.forEach((value, x) => {
      const [col, row] = [zone.left + x, zone.top + y];
      const rule = getters.getValidationRuleForCell({ sheetId: id, col, row });
      if (!rule?.isBlocking || value === null || value === '' || String(value).startsWith('=')) return;
      const { type, values: allowed } = rule.criterion;
      const text = String(value).replace(/^'/, '');
      const cell = helpers.toXC(col, row);
      const refusal = `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;
      if (type === 'isValueInList' && !allowed.includes(text)) {
        throw new ServiceError(`${refusal} Please enter one of the following values: ${allowed.join(', ')}.`);
      }
      if (type === 'isBoolean' && !/^(true|false)$/i.test(text)) throw new ServiceError(refusal);
    });
  });
}

export const validationOperations: Operations = {
  setValidation: write(setValidation),
  readValidation: read((document, id: string, zone: Zone) => {
    const getters = document.settled();
    const rule = getters.getValidationRuleForCell({ sheetId: id, col: zone.left, row: zone.top });
    if (!rule) return null;
    const criterion = rule.criterion.type === 'isBoolean' ? 'checkbox' : 'list';
    return {
      criterion,
      values: rule.criterion.values,
      showDropdown: true,
      allowInvalid: !rule.isBlocking,
      helpText: null,
    };
  }),
};
