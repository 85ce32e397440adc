/** Writes sample/: tables for a first look, the same at every run. `npx tsx scripts/sample.ts` */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from './build.ts';
import { englishTables } from './sample/english.ts';
import { finnishTable } from './sample/finnish.ts';
import { surveyTable } from './sample/survey.ts';
import { touchesTable } from './sample/touches.ts';

/** File name → content. */
export function sampleFiles(): Record<string, string> {
  const { deals, orders, costs } = englishTables();
  return {
    'Deals.csv': csv(deals),
    'Orders.csv': csv(orders),
    'Costs.csv': csv(costs),
    'Touches.csv': csv(touchesTable()),
    'Survey.csv': csv(surveyTable(orders.slice(1))),
    // As Excel saves it in Finland: semicolons, a byte order mark, CRLF.
    'Myynti.csv': `\ufeff${csv(padded(finnishTable()), ';', '\r\n')}`,
  };
}

function csv(rows: readonly (readonly (string | number)[])[], separator = ',', end = '\n'): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(separator) + end).join('');
}

function padded(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.join(repository, 'sample');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(sampleFiles())) await writeFile(path.join(folder, name), text);
}
