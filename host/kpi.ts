/** `npm run kpi -- tables | eval | scorecard`: the add-on on the command line. Prints the answer and nothing else. */
import { evaluate } from './cli/eval.ts';
import { commands, helpOf, overview } from './cli/help.ts';
import { type Command, type ParsedArguments, parseArguments } from './cli/options.ts';
import { UsageProblem } from './cli/problem.ts';
import { scorecard } from './cli/scorecard.ts';
import { tables } from './cli/tables.ts';
import { FileProblem } from './files/load.ts';
import { AddOnFailure } from './session/session.ts';

const run: Readonly<Record<Command, (args: ParsedArguments) => Promise<{ text: string; failed: boolean }>>> = {
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
  if (name === undefined) throw new UsageProblem(`Say what to do: ${Object.keys(commands).join(', ')}.`);
  if (name === '--help' || name === 'help') return { text: overview(), failed: false };
  if (!Object.hasOwn(commands, name)) throw new UsageProblem(`There is no command ${name}.`);
  const command = name as Command;
  const args = parseArguments(command, rest);
  if (args.values.has('help')) return { text: helpOf(command), failed: false };
  return run[command](args);
}

/** Mistakes a person can mend; anything else is ours and shows where it happened. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof UsageProblem || error instanceof FileProblem || error instanceof AddOnFailure || isNamed(error)
  );
}

/** Errors of the build and of an unknown locale come from parts that are loaded on demand. */
function isNamed(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'BuildFailure' || error.name === 'UnknownLocale');
}
