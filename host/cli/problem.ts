/** What a person did wrong on the command line, in one sentence, and where the help is. */
export class UsageProblem extends Error {
  constructor(sentence: string, command?: string) {
    const help = command === 'start' ? 'npm start -- --help' : `npm run kpi -- ${command ? `${command} ` : ''}--help`;
    super(`${sentence} For help: ${help}`);
    this.name = 'UsageProblem';
  }
}

/** Mistakes that a person can mend, by the name of their error: some come from parts that are loaded on demand. */
const FOR_PEOPLE = new Set(['UsageProblem', 'FileProblem', 'AddOnFailure', 'BuildFailure']);

/** Anything else is a bug of ours and shows where it happened. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && FOR_PEOPLE.has(error.name);
}
