/** Google checks every call against its signatures (platform.md WR-10, VR-14): `undefined` is as good as `null`, a wrong type throws. */
import { isDate } from '../wire.ts';
import { Exception } from './port.ts';

/** One form per overload, its parameters apart by blanks: `number number`, `table`, `string|null`, … */
export function checkCall(method: string, args: readonly unknown[], ...forms: readonly string[]): void {
  if (forms.some((form) => fits(form === '' ? [] : form.split(' '), args))) return;
  const types = args.map(typeName).join(',');
  throw new Exception(`The parameters (${types}) don't match the method signature for ${method}.`);
}

function fits(parameters: readonly string[], args: readonly unknown[]): boolean {
  if (args.length > parameters.length) return false;
  return parameters.every((parameter, i) => {
    const optional = parameter.endsWith('?');
    if (optional && i >= args.length) return true;
    const kinds = (optional ? parameter.slice(0, -1) : parameter).split('|');
    return kinds.some((kind) => isOf(kind, args[i]));
  });
}

function isOf(kind: string, value: unknown): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'null':
      return value === null || value === undefined;
    case 'table':
      return Array.isArray(value) && value.every(Array.isArray);
    case 'list':
      return Array.isArray(value);
    case 'date':
      return isDate(value);
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return kind.charAt(0) >= 'A' && kind.charAt(0) <= 'Z'
        ? String(value) === kind && typeof value === 'object'
        : typeof value === kind;
  }
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  if (isDate(value)) return 'Date';
  if (Array.isArray(value)) return `${value.length ? typeName(value[0]) : ''}[]`.replace('String[]', 'String[]');
  const printed = String(value);
  return /^[A-Z]\w*$/.test(printed) ? `SpreadsheetApp.${printed}` : '(class)';
}
