/** What every part of the flow stands on: the state of the page, and what happens when the server can't go on. */
import { type Server, ServerError } from './server.ts';
import { FIRST, type Problem, type State } from './state.ts';

export class Stage {
  state: State = FIRST;

  constructor(
    readonly server: Server,
    private readonly changed: (state: State) => void,
  ) {}

  /** How this person writes numbers: as the spreadsheet does. */
  get locale(): string {
    return this.state.open?.locale ?? 'en_US';
  }

  set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.changed(this.state);
  }

  async attempt(retry: () => void, back: Problem['back'], work: () => Promise<void>): Promise<void> {
    const { screen } = this.state;
    try {
      await work();
    } catch (error) {
      // Who went elsewhere meanwhile is not called back.
      if (this.state.screen === screen) this.fail(error, retry, back, null);
    }
  }

  fail(error: unknown, retry: () => void, back: Problem['back'], restored: boolean | null): void {
    const known = error instanceof ServerError ? error : new ServerError('internal');
    const { trouble, message, where = null } = known;
    this.set({ screen: 'trouble', problem: { trouble, message, where, restored, retry, back } });
  }
}
