/** What happens when: the sidebar's way from the first look at the file to the finished scorecard. It knows the server, not the page. */
import type { FieldId, Status } from '../../table/types.ts';
import { writeAsIn } from '../../value/notation.ts';
import type { BuildRequest, QuestionView, TableChoices } from '../protocol.ts';
import { AnalysisFlow } from './analyses/flow.ts';
import { Builder } from './builder.ts';
import { choiceOf, initialChoices, withAnswer, withColumn, withoutAnswer, withUse, withWord } from './choices.ts';
import { buildRequest, type Draft, keptDraft, LAST, newDraft, previewed } from './draft.ts';
import { lastPeriods } from './range.ts';
import { type Server, ServerError } from './server.ts';
import { Stage } from './stage.ts';
import { FIRST, type State } from './state.ts';
import { t } from './strings.ts';

/** A person going through a drop-down with the arrow keys changes it many times: the table is read when they rest. */
const REST = 350; // ms

export class Flow {
  /** Its ways beside the scorecard. */
  readonly analyses: AnalysisFlow;
  private latestRead = 0;
  private latestPreview = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private cataloguedFor = '';
  private readonly stage: Stage;
  private readonly builder: Builder;

  constructor(
    private readonly server: Server,
    changed: (state: State) => void,
  ) {
    this.stage = new Stage(server, changed);
    this.builder = new Builder(server, (progress) => this.set({ progress }));
    this.analyses = new AnalysisFlow(this.stage, this.builder);
  }

  get state(): State {
    return this.stage.state;
  }

  get locale(): string {
    return this.stage.locale;
  }

  /** First look at the file, and every "look again". */
  start = async (): Promise<void> => {
    const { draft, choices, aim } = this.state;
    this.set({ ...FIRST, draft, choices, aim });
    await this.stage.attempt(this.start, null, async () => {
      const open = await this.server.ask('open', {});
      writeAsIn(open.locale);
      const before = this.state.choices.length > 0 ? this.state.choices : open.scorecard?.request.choices;
      const home = open.scorecard !== null || open.tables.length > 0;
      this.set({
        screen: home ? 'welcome' : 'noTable',
        open,
        tables: open.tables,
        choices: initialChoices(open.tables, before),
      });
    });
  };

  toHome = (): void => this.set({ screen: 'welcome', aim: 'scorecard', notice: null, problem: null });

  /** Step 1, on the way to a scorecard. */
  begin = (): void => {
    this.set({ aim: 'scorecard' });
    this.toTables();
  };

  /** Step 1. What was decided before is read in, unless the tables stand before us as they are. */
  toTables = (): void => {
    const none = this.state.tables.length === 0;
    this.set({ screen: none ? 'noTable' : 'tables', notice: null, problem: null });
    if (!none && this.state.choices.some((choice) => choice.map || choice.answers || choice.role)) void this.read();
  };

  use = (sheetId: number, use: boolean): void => this.decide(withUse(this.state.choices, sheetId, use));

  /** Everything afresh, straight to step 1. */
  look = async (): Promise<void> => {
    await this.start();
    if (this.state.screen === 'welcome') this.toTables();
  };

  column = (sheetId: number, field: FieldId, column: string): void =>
    this.decide(withColumn(this.state.choices, sheetId, field, column));

  answer = (sheetId: number, question: QuestionView, option: number): void =>
    this.decide(withAnswer(this.state.choices, sheetId, question, option), 0);

  reopen = (sheetId: number, question: QuestionView): void =>
    this.decide(withoutAnswer(this.state.choices, sheetId, question), 0);

  word = (sheetId: number, column: string, word: string, status: Status | null): void =>
    this.decide(withWord(this.state.choices, sheetId, column, word, status));

  /** All words of a column at once. */
  words = (sheetId: number, column: string, statuses: Map<string, Status>): void => {
    const one = (choices: TableChoices[], [word, status]: [string, Status]) =>
      withWord(choices, sheetId, column, word, status);
    this.decide([...statuses].reduce(one, this.state.choices), 0);
  };

  private decide(choices: TableChoices[], rest = REST): void {
    this.latestRead++; // an answer still on its way is out of date now
    this.set({ choices, reading: true, readFailed: false });
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.read(), rest);
  }

  /** Reads the tables again with all decisions; only the latest answer counts. */
  read = async (): Promise<void> => {
    clearTimeout(this.rest);
    const turn = ++this.latestRead;
    this.set({ reading: true, readFailed: false });
    try {
      const read = await this.server.ask('read', { choices: this.state.choices });
      if (turn !== this.latestRead) return;
      const tables = this.state.tables.flatMap((known) => {
        const { use, sheetId } = choiceOf(this.state.choices, known.sheetId);
        // Tables that are not used are not read: they stay as they were.
        return read.find((table) => table.sheetId === sheetId) ?? (use ? [] : [known]);
      });
      this.set({ tables, reading: false, notice: { text: t.tables.read, shown: false } });
      if (tables.length === 0) this.stage.fail(new ServerError('no_table'), this.start, null, null);
    } catch {
      if (turn === this.latestRead) this.set({ reading: false, readFailed: true });
    }
  };

  /** Selects cells in the grid. */
  show = async (sheetId: number, a1: string, said: string, failed: string): Promise<void> => {
    try {
      await this.server.ask('show', { sheetId, a1 });
      this.set({ notice: { text: said, shown: false } });
    } catch {
      this.set({ notice: { text: failed, shown: true } });
    }
  };

  /** Step 2. */
  toScorecard = async (): Promise<void> => {
    this.set({ screen: 'scorecard', aim: 'scorecard', notice: null, problem: null });
    const asked = JSON.stringify(this.state.choices);
    if (this.state.catalogue && this.cataloguedFor === asked) return;
    this.set({ catalogue: null });
    await this.stage.attempt(this.toScorecard, 'tables', async () => {
      const catalogue = await this.server.ask('catalogue', { choices: this.state.choices });
      const { draft: kept, open } = this.state;
      const before = open?.scorecard?.request ?? null;
      const draft = kept
        ? keptDraft(kept, catalogue, this.locale)
        : newDraft(catalogue, before, t.scorecard.defaultName, this.locale);
      this.cataloguedFor = asked;
      this.set({ catalogue, draft, preview: null });
      await this.preview();
    });
  };

  change = (part: Partial<Draft>): void => {
    const { draft, catalogue } = this.state;
    if (!draft || !catalogue) return;
    const changed = { ...draft, ...part };
    this.set({ draft: changed, notice: null });
    const asked = (of: Draft) => JSON.stringify(previewed(of, catalogue, this.locale));
    if (asked(changed) !== asked(draft)) void this.preview();
  };

  /** The figures of the days and targets chosen; half-written days have none. */
  private async preview(): Promise<void> {
    const { draft, catalogue, choices } = this.state;
    const turn = ++this.latestPreview;
    const asked = draft && catalogue && previewed(draft, catalogue, this.locale);
    const preview = asked && (await this.server.ask('preview', { choices, ...asked }).catch(() => null));
    if (turn === this.latestPreview) this.set({ preview });
  }

  /** Step 3, from step 2. */
  build = async (): Promise<void> => {
    const { draft, catalogue, choices } = this.state;
    if (!draft || !catalogue) return;
    await this.carryOut(buildRequest(draft, catalogue, choices, t.scorecard.defaultName, this.locale));
  };

  /** Step 3, as the scorecard in the file was asked for. Its latest periods are the latest ones of today. */
  rebuild = async (): Promise<void> => {
    const request = this.state.open?.scorecard?.request;
    if (!request) return;
    if (request.from === null || request.to !== null) return this.carryOut(request, this.rebuild);
    this.set({
      screen: 'building',
      aim: 'scorecard',
      progress: { label: t.building.working, steps: [], done: 0, cancelling: false },
    });
    await this.stage.attempt(this.rebuild, null, async () => {
      const { range } = await this.server.ask('catalogue', { choices: request.choices });
      const from = lastPeriods(range.asOf, request.period, LAST);
      await this.carryOut({ ...request, from }, this.rebuild);
    });
  };

  cancel = (): void => this.builder.cancel();

  leave = (): void => this.server.leave();

  private async carryOut(request: BuildRequest, retry: () => void = this.build): Promise<void> {
    this.set({ screen: 'building', aim: 'scorecard', notice: null, problem: null });
    const end = await this.builder.run(() => this.server.ask('plan', request));
    this.set({ progress: null });
    const back = this.state.catalogue ? 'scorecard' : null;
    if ('done' in end) {
      const { open } = this.state;
      const { sheetId, title } = end.done;
      const scorecard = { sheetId, title, built: '', request };
      this.set({ screen: 'done', done: end.done, open: open && { ...open, scorecard } });
    } else if ('cancelled' in end) {
      if (end.restored) this.set({ screen: back ?? 'welcome', notice: { text: t.building.cancelled, shown: true } });
      else this.stage.fail(new ServerError('network'), retry, back, false);
    } else this.stage.fail(end.error, retry, back, end.restored);
  }

  private set(part: Partial<State>): void {
    this.stage.set(part);
  }
}
