/** `npm start [FILE…]`: a spreadsheet with the add-on in the browser, on sample tables or on one's own files. */
import { helpOf } from './cli/help.ts';
import { parseArguments } from './cli/options.ts';
import { isForPeople, UsageProblem } from './cli/problem.ts';
import { isSet, sessionOptions, single } from './cli/request.ts';
import { startHost } from './server/start.ts';

const DEFAULT_PORT = 8123;

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!isForPeople(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(argv: readonly string[]): Promise<void> {
  const args = parseArguments('start', argv);
  if (isSet(args, 'help')) {
    process.stdout.write(`${helpOf('start')}\n`);
    return;
  }
  const asked = single(args, 'port') ?? process.env.PORT;
  const started = await startHost({
    ...sessionOptions(args, args.positional),
    port: portOf(asked),
    fresh: isSet(args, 'fresh'),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  // npm passes Ctrl-C on a second time: as long as the document is being saved, it must not end the process.
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      started.close().then((saved) => {
        process.stdout.write(saved ? '\nSaved. Good-bye.\n' : '\nNot saved. Good-bye.\n');
        process.exitCode = saved ? 0 : 1;
      });
    });
  }
  const kept = started.origin === 'kept' ? ' (as you left it; --fresh starts anew)' : '';
  process.stdout.write(`Sales KPIs: ${started.address}${kept}\nCtrl-C ends it.\n`);
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageProblem(`A port is a number up to 65535, not ${text}.`, 'start');
  }
  return port;
}
