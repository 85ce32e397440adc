/** Everything that can be checked without running the tests. `npm run check`, or `npm run check -- types style` for some. */
import { checks } from './check/checks.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !checks.some((check) => check.name === name));
if (unknown) {
  console.error(`There is no check "${unknown}". There are: ${checks.map((check) => check.name).join(', ')}.`);
  process.exit(1);
}

const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));
let failed = 0;
for (const { name, about, run } of chosen) {
  const problems = await run().catch((error) => [error instanceof Error ? error.message : String(error)]);
  if (problems.length > 0) failed++;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${about}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '        '));
}
console.log(`\nChecks: ${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
