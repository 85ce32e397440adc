/** What a person did wrong on the command line, in one sentence. */
export class UsageProblem extends Error {
  constructor(sentence: string, command?: string) {
    super(`${sentence} For help: npm run kpi -- ${command ? `${command} ` : ''}--help`);
    this.name = 'UsageProblem';
  }
}
