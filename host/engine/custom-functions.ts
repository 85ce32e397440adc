/** Custom functions of an add-on in the engine: help, arguments and results as platform.md 1.2–1.6 has them. */
import { type Arg, type EvalContext, type FunctionResultObject, helpers, registries } from '@odoo/o-spreadsheet';
import { instantOfSerial, serialOfInstant } from './calendar.ts';
import './engine.ts';
import { refersToVolatile } from './volatile.ts';

export interface CustomFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

/** Runs one function; `timeZone` is the spreadsheet's. Arguments are plain values, Dates and rows of them. */
export type CallFunction = (name: string, args: readonly unknown[], timeZone: string) => unknown;

/** Finds the stubs that carry @customfunction in a project's code. JSDoc counts only directly above its function (JD-6). */
export function customFunctionsOf(code: string): CustomFunction[] {
  const stub = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([A-Za-z][A-Za-z0-9_]*)\s*\(([^)]*)\)/g;
  const found: CustomFunction[] = [];
  for (const [, comment, name, parameterList] of code.matchAll(stub)) {
    if (!comment!.includes('@customfunction') || name!.endsWith('_')) continue;
    const text = comment!.replace(/^[ \t]*\* ?/gm, '').trim();
    const [description = ''] = text.split(/^@/m);
    const tags = new Map<string, { type: string; description: string }>();
    for (const [, type, parameter, about] of text.matchAll(/^@param\s+\{([^}]*)\}\s+(\w+)\s*([^@]*)/gm)) {
      tags.set(parameter!, { type: type!, description: oneLine(about!) });
    }
    const names = parameterList!.split(',').map((parameter) => parameter.trim());
    found.push({
      name: name!.toUpperCase(),
      description: oneLine(description),
      parameters: names.filter(Boolean).map((parameter) => ({
        name: parameter,
        ...(tags.get(parameter) ?? { type: '', description: '' }),
      })),
    });
  }
  return found;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

export function registerCustomFunctions(functions: readonly CustomFunction[], call: CallFunction): void {
  for (const { name, description, parameters } of functions) {
    registries.functionRegistry.replace(name, {
      description,
      category: 'Sales KPIs',
      // Google shows every parameter as required (JD-4) and checks none: missing ones arrive as undefined.
      args: parameters.map((parameter) => ({
        name: parameter.name,
        description: parameter.description,
        type: ['ANY'],
        acceptMatrix: true,
        acceptErrors: false,
        optional: true,
      })),
      isExported: false,
      compute(...args: Arg[]) {
        return evaluateCall(this, name, args, call);
      },
    });
  }
}

type Result = FunctionResultObject | FunctionResultObject[][];

function evaluateCall(context: EvalContext, name: string, args: readonly Arg[], call: CallFunction): Result {
  if (refersToVolatile(context, name, args)) {
    return failure(
      'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()',
    );
  }
  const timeZone = String(context.timeZone ?? 'Etc/UTC');
  let returned: unknown;
  try {
    returned = call(
      name,
      args.map((arg) => argumentOf(arg, timeZone)),
      timeZone,
    );
  } catch (error) {
    return failure(error instanceof Error ? error.message : String((error as { message?: unknown })?.message ?? error));
  }
  return resultOf(returned, name, context.locale.dateFormat, timeZone);
}

const failure = (message: string): FunctionResultObject => ({ value: '#ERROR!', message });

/** Engine matrices are column by column, Google's arrays row by row. */
function argumentOf(arg: Arg, timeZone: string): unknown {
  if (arg === undefined) return undefined;
  if (!helpers.isMatrix(arg)) return scalarOf(arg, timeZone);
  const height = arg[0]?.length ?? 0;
  return Array.from({ length: height }, (_, row) => arg.map((column) => scalarOf(column[row], timeZone)));
}

function scalarOf(cell: FunctionResultObject | undefined, timeZone: string): unknown {
  const value = cell?.value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && cell!.format && helpers.isDateTimeFormat(cell!.format)) {
    return new Date(instantOfSerial(value, timeZone));
  }
  return value;
}

function resultOf(returned: unknown, name: string, dateFormat: string, timeZone: string): Result {
  const cell = (value: unknown): FunctionResultObject => {
    if (value === null || value === '') return { value: '' };
    if (typeof value === 'string' || typeof value === 'boolean') return { value };
    if (typeof value === 'number' && Number.isFinite(value)) return { value };
    if (isDate(value)) return { value: serialOfInstant(value.getTime(), timeZone), format: dateFormat };
    throw new Error(`${name} returned ${kindOf(value)}, which is no cell value.`);
  };
  try {
    if (!Array.isArray(returned)) return cell(returned ?? '');
    const rows = returned.map((row: unknown) => (Array.isArray(row) ? row : [row]));
    const width = rows[0]?.length ?? 0;
    if (!width) throw new Error(`${name} returned an empty array.`);
    const ragged = rows.findIndex((row) => row.length !== width);
    if (ragged >= 0) throw new Error(`${name} returned rows of different lengths (row ${ragged + 1}).`);
    return Array.from({ length: width }, (_, column) => rows.map((row) => cell(row[column])));
  } catch (error) {
    return failure((error as Error).message);
  }
}

/** Values may come from another realm, where instanceof says no. */
const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

function kindOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined) return 'undefined inside an array';
  if (typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function') return 'a Promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
