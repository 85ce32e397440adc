/** From the list of analyses to the sheet of one. The tables are those of step 1, as the person decided there. */
import type { AnalysisChoice } from '../../protocol.ts';
import type { Builder } from '../builder.ts';
import { ServerError } from '../server.ts';
import type { Stage } from '../stage.ts';
import { t } from '../strings.ts';
import { painted } from './painted.ts';
import { firstSettings, type Settings, sentSettings } from './settings.ts';

export class AnalysisFlow {
  private listedFor = '';
  private latestList = 0;

  constructor(
    private readonly stage: Stage,
    private readonly builder: Builder,
  ) {}

  /** The list. What is known of it stands there at once, and is looked at anew meanwhile. */
  toList = async (): Promise<void> => {
    const { choices, analyses } = this.stage.state;
    const asked = JSON.stringify(choices);
    const turn = ++this.latestList;
    const known = asked === this.listedFor ? analyses : null;
    this.stage.set({
      screen: 'analyses',
      aim: 'analyses',
      analyses: known,
      listing: true,
      notice: null,
      problem: null,
    });
    await this.stage.attempt(this.toList, 'tables', async () => {
      const list = await this.stage.server.ask('analyses', { choices });
      if (turn !== this.latestList) return;
      this.listedFor = asked;
      this.stage.set({ analyses: list, listing: false });
    });
  };

  /** Its options first, if it has any. */
  choose = (analysis: AnalysisChoice): void => {
    const settings = firstSettings(analysis, this.stage.locale);
    this.stage.set({ chosen: { id: analysis.id, settings }, notice: null, problem: null });
    if (analysis.options.length > 0) this.stage.set({ screen: 'analysis' });
    else void this.make();
  };

  change = (part: Settings): void => {
    const { chosen } = this.stage.state;
    if (chosen) this.stage.set({ chosen: { ...chosen, settings: { ...chosen.settings, ...part } }, notice: null });
  };

  /** Where the person chose last: the options, or the list. */
  back = (): void => {
    const { chosen } = this.stage.state;
    if (chosen && this.chosen?.options.length) this.stage.set({ screen: 'analysis', notice: null, problem: null });
    else void this.toList();
  };

  make = async (): Promise<void> => {
    const { choices, chosen } = this.stage.state;
    const analysis = this.chosen;
    if (!chosen || !analysis) return;
    const options = sentSettings(analysis.options, chosen.settings, this.stage.locale);
    this.stage.set({ screen: 'building', notice: null, problem: null });
    const end = await this.builder.run(async (tell) => {
      tell(t.analyses.reading);
      await painted();
      return this.stage.server.ask('planAnalysis', { choices, id: chosen.id, options }, tell);
    });
    this.stage.set({ progress: null });
    if ('done' in end) this.stage.set({ screen: 'done', done: end.done });
    else if ('cancelled' in end && end.restored) {
      const screen = analysis.options.length > 0 ? 'analysis' : 'analyses';
      this.stage.set({ screen, notice: { text: t.building.cancelled, shown: true } });
    } else {
      const error = 'error' in end ? end.error : new ServerError('network');
      this.stage.fail(error, this.make, 'analyses', end.restored);
    }
  };

  /** The chosen one, as it was listed last. */
  get chosen(): AnalysisChoice | null {
    const { analyses, chosen } = this.stage.state;
    return analyses?.find(({ id }) => id === chosen?.id) ?? null;
  }
}
