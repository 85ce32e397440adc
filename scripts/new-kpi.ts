/** Scaffolds a KPI: its record, its line on the contents page, and an example that fails until you say what is right. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellFunctions } from '../src/functions/list.ts';
import { nameProblem } from './build/names.ts';
import { repository } from './build.ts';

const folder = path.join(repository, 'src/kpi');
const contentsPage = path.join(folder, 'index.ts');

/** What is wrong with the id, or null. */
export function idProblem(id: string): string | null {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id))
    return 'is written in small letters and underscores, as in gross_margin';
  const name = functionName(id);
  const isThere = cellFunctions().some((each) => each.name === name);
  const problem = isThere ? 'is a function of ours already' : nameProblem(name);
  if (problem) return `gives the function name ${name}, which ${problem}`;
  return isFree(constantName(id))
    ? null
    : `gives the constant ${constantName(id)}, which is a word of the language or taken`;
}

/** As the name of a constant in the record: no reserved word, and none of the names that the record imports. */
function isFree(constant: string): boolean {
  try {
    new Function(`'use strict'; const defineKpi = 0, ratio = 0, count = 0, deals = 0, examples = 0, ${constant} = 0;`);
    return true;
  } catch {
    return false;
  }
}

const functionName = (id: string): string => id.replaceAll('_', '').toUpperCase();
const constantName = (id: string): string => id.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const words = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');

export function recordSource(id: string): string {
  return `import { defineKpi, type Example } from './define.ts';
import { ratio } from './expression.ts';
import { count } from './measure.ts';
import { deals } from './rows.ts';

/** One sentence: what a colleague should know before reading on. */
export const ${constantName(id)} = defineKpi(() => ({
  id: '${id}',
  fn: '${functionName(id)}',
  unit: 'rate', // its number format follows: rate, money, days, years, count, ratio, money_per_day, score
  better: 'higher',
  family: 'conversion',
  text: {
    name: '${words(id)}',
    summary: 'What it measures, in one sentence.',
    notes: 'Which rows count, which do not, and what to be careful about.',
  },
  inputs: {
    part: count(deals('won'), { about: 'Deals won in the period.' }),
    whole: count(deals('decided'), { about: 'Deals decided in the period.' }),
  },
  formula: ({ part, whole }) => ratio(part, whole, 'nothing_decided'),
  proportion: true,
  counted: ['whole'], // n: without it, the rows of all inputs, and part is in whole already
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { part: 30, whole: 100, is: 30 }, // fails: work it out by hand, and add the cases without a value
  { part: 0, whole: 0, is: 'nothing_decided' },
];
`;
}

/** The contents page with one import more, in its place, and one line at the end of the list. */
export function withLine(contents: string, id: string): string {
  const line = `import { ${constantName(id)} } from './${id}.ts';`;
  const imports = [...contents.matchAll(/^import .* from '(\.\/[a-z0-9_]+\.ts)';$/gm)];
  const after = imports.filter((match) => match[1]! < `./${id}.ts`).at(-1) ?? imports[0];
  const listEnd = /\n\];\n/.exec(contents);
  if (!after || !listEnd) throw new Error('src/kpi/index.ts has no list of records that ends with ];');
  const at = after.index + after[0].length;
  return `${contents.slice(0, at)}\n${line}${contents.slice(at, listEnd.index)}\n  ${constantName(id)},${contents.slice(listEnd.index)}`;
}

function main([id, ...more]: readonly string[]): string {
  if (!id || more.length > 0) return 'Say its id, and nothing else: npm run new-kpi gross_margin';
  const problem = idProblem(id);
  if (problem) return `The id ${id} ${problem}.`;
  const file = path.join(folder, `${id}.ts`);
  if (existsSync(file)) return `src/kpi/${id}.ts is there already.`;
  writeFileSync(file, recordSource(id));
  writeFileSync(contentsPage, withLine(readFileSync(contentsPage, 'utf8'), id));
  console.log(`src/kpi/${id}.ts      its record: texts, inputs, formula, examples`);
  console.log('src/kpi/index.ts  its line; move it under its family');
  console.log(`Its function ${functionName(id)} takes one number for each input.`);
  console.log(
    'Next: npx vitest run test/kpi test/functions (its example fails), then npm run docs, and a line in CHANGELOG.md.',
  );
  return '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = main(process.argv.slice(2));
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
  }
}
