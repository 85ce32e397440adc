/** `kpi eval`: the result of formulas in a spreadsheet that holds these tables. */
import type { Evaluation, PrintedError, PrintedValue } from '../engine/workbook.ts';
import { openSession } from '../session/session.ts';
import type { Printed } from './answered.ts';
import type { ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';
import { isSet, sessionOptions, sheetOf } from './request.ts';
import { type Align, aligned } from './text.ts';

export async function evaluate(args: ParsedArguments): Promise<Printed> {
  const formulas = args.positional.map((formula) => (formula.startsWith('=') ? formula : `=${formula}`));
  if (formulas.length === 0) throw new UsageProblem('eval needs a formula.', 'eval');
  const { workbook, problems } = await openSession(sessionOptions(args, []));
  if (problems[0]) throw problems[0];
  const sheet = sheetOf(args);
  if (sheet !== undefined && !workbook.sheets().some(({ name }) => name === sheet)) {
    throw new UsageProblem(`There is no sheet ${sheet}.`, 'eval');
  }
  const results = formulas.map((formula) => workbook.evaluate(formula, sheet));
  const text = isSet(args, 'json')
    ? JSON.stringify(results.length === 1 ? results[0] : { results })
    : results.map(resultText).join('\n\n');
  return { text, failed: results.some(isError) };
}

function resultText(result: Evaluation): string {
  if (isError(result)) return valueText(result);
  const { value } = result;
  if (!isArray(value)) return valueText(value);
  const aligns = (value[0] ?? []).map(
    (_, column): Align =>
      value.every((row) => typeof row[column] !== 'string' || row === value[0]) ? 'right' : 'left',
  );
  return aligned(
    value.map((row) => row.map(valueText)),
    aligns,
  ).join('\n');
}

function valueText(value: PrintedValue): string {
  if (isError(value)) return `${value.error.code} ${value.error.message}`.trimEnd();
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function isArray(value: Exclude<Evaluation, PrintedError>['value']): value is readonly (readonly PrintedValue[])[] {
  return Array.isArray(value);
}

function isError(value: unknown): value is PrintedError {
  return typeof value === 'object' && value !== null && 'error' in value;
}
