/** `npm run kpi -- tables | eval | scorecard | analysis`: the add-on on the command line. */
import { runCommand } from './cli/run.ts';

const { answer, complaint, exitCode } = await runCommand(process.argv.slice(2));
if (answer) process.stdout.write(`${answer}\n`);
if (complaint) process.stderr.write(`${complaint}\n`);
process.exitCode = exitCode;
