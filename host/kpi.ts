/** `npm run kpi -- tables | eval | scorecard`: the add-on on the command line. Prints the answer and nothing else. */
import { evaluate } from './cli/eval.ts';
import { helpOf, overview } from './cli/help.ts';
import { type Command, type ParsedArguments, parseArguments } from './cli/options.ts';
import { isForPeople, UsageProblem } from './cli/problem.ts';
import { scorecard } from './cli/scorecard.ts';
import { tables } from './cli/tables.ts';

const run: Readonly<
  Record<Exclude<Command, 'start'>, (args: ParsedArguments) => Promise<{ text: string; failed: boolean }>>
> = {
  tables,
  eval: evaluate,
  scorecard,
};

try {
  const { text, failed } = await answer(process.argv.slice(2));
  process.stdout.write(`${text}\n`);
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  if (!isForPeople(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function answer([name, ...rest]: readonly string[]): Promise<{ text: string; failed: boolean }> {
  if (name === undefined) throw new UsageProblem(`Say what to do: ${Object.keys(run).join(', ')}.`);
  if (name === '--help' || name === 'help') return { text: overview(), failed: false };
  if (!Object.hasOwn(run, name)) throw new UsageProblem(`There is no command ${name}.`);
  const command = name as keyof typeof run;
  const args = parseArguments(command, rest);
  if (args.values.has('help')) return { text: helpOf(command), failed: false };
  return run[command](args);
}
