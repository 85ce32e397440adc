/** The text of `--help`. */
import { type Command, optionsOf } from './options.ts';

const commands: Readonly<Record<Command, { readonly usage: string; readonly about: string }>> = {
  start: {
    usage: 'npm start -- [FILE…] [options]',
    about: 'Opens a spreadsheet with the add-on in the browser: on sample tables, or on your own files.',
  },
  tables: {
    usage: 'npm run kpi -- tables FILE… [options]',
    about: 'Says what was found in files: the tables, their columns, rows left out, open questions.',
  },
  eval: {
    usage: "npm run kpi -- eval --table NAME=FILE … 'FORMULA' ['FORMULA' …] [options]",
    about: 'Evaluates formulas, ours or native ones, in a spreadsheet that holds these tables.',
  },
  scorecard: {
    usage: 'npm run kpi -- scorecard --table FILE … [options]',
    about: 'Builds the scorecard of these tables and prints its figures.',
  },
  analysis: {
    usage: 'npm run kpi -- analysis NAME --table FILE … [options]',
    about: 'Makes one analysis of these tables and prints it.',
  },
};

export function overview(): string {
  const { tables, eval: evaluate, scorecard, analysis } = commands;
  return [
    'Sales KPIs on the command line',
    '',
    ...[tables, evaluate, scorecard, analysis].map(({ usage, about }) => `  ${usage}\n      ${about}`),
    '',
    'The options of a command: npm run kpi -- COMMAND --help',
    'Files: .csv, .tsv, .txt (any delimiter and encoding) and .xlsx.',
  ].join('\n');
}

export function helpOf(command: Command): string {
  const { usage, about } = commands[command];
  const options = optionsOf(command).map(({ name, value, about: text, many }) => ({
    left: `--${name}${value ? ` ${value}` : ''}`,
    right: text + (many ? ' (may be repeated)' : ''),
  }));
  const width = Math.max(...options.map(({ left }) => left.length));
  return [usage, '', about, '', ...options.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}
