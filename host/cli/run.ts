/** One command of the command line, from its words to what is printed and how it ends. */
import { analysis } from './analysis.ts';
import type { Printed } from './answered.ts';
import { evaluate } from './eval.ts';
import { helpOf, overview } from './help.ts';
import { type ParsedArguments, parseArguments } from './options.ts';
import { isForPeople, UsageProblem } from './problem.ts';
import { scorecard } from './scorecard.ts';
import { tables } from './tables.ts';

export interface Outcome {
  /** For stdout: the answer, or the questions that stand in its way. */
  readonly answer: string;
  /** For stderr: one sentence. */
  readonly complaint: string;
  readonly exitCode: 0 | 1;
}

const commands = { tables, eval: evaluate, scorecard, analysis } satisfies Record<
  string,
  (args: ParsedArguments) => Promise<Printed>
>;

export async function runCommand(argv: readonly string[]): Promise<Outcome> {
  try {
    const { text, failed, complaint = '' } = await printed(argv);
    return { answer: text, complaint, exitCode: failed ? 1 : 0 };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    // A program that reads JSON finds it for every failure, the words of the command line included.
    const told = { error: { code: 'input', message: error.message } };
    const answer = argv.includes('--json') ? JSON.stringify(told, null, 2) : '';
    return { answer, complaint: error.message, exitCode: 1 };
  }
}

async function printed([name, ...rest]: readonly string[]): Promise<Printed> {
  if (name === undefined) throw new UsageProblem(`Say what to do: ${Object.keys(commands).join(', ')}.`);
  if (name === '--help' || name === 'help') return { text: overview(), failed: false };
  if (!Object.hasOwn(commands, name)) throw new UsageProblem(`There is no command ${name}.`);
  const command = name as keyof typeof commands;
  const args = parseArguments(command, rest);
  if (args.values.has('help')) return { text: helpOf(command), failed: false };
  return commands[command](args);
}
