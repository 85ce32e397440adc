/** Carries a planned build out, step by step, and puts the file back when it ends otherwise. */
import type { Done, PlannedBuild } from '../protocol.ts';
import { type Server, ServerError } from './server.ts';
import type { Progress } from './state.ts';
import { t } from './strings.ts';

/** `restored`: the server confirmed that the file is as it was before. */
export type End = { done: Done } | { cancelled: true; restored: boolean } | { error: ServerError; restored: boolean };

export class Builder {
  private cancelled = false;
  private stopWaiting: () => void = () => {};
  private progress: Progress | null = null;

  constructor(
    private readonly server: Server,
    private readonly tell: (progress: Progress) => void,
  ) {}

  cancel(): void {
    if (this.cancelled || !this.progress) return;
    this.cancelled = true;
    this.say({});
    this.stopWaiting();
  }

  /** What planning does by now can be told by it. */
  async run(plan: (tell: (label: string) => void) => Promise<PlannedBuild>): Promise<End> {
    this.cancelled = false;
    this.progress = null;
    this.say({ label: t.building.working, steps: [], done: 0, cancelling: false });
    let build: string | null = null;
    let planning = true;
    try {
      const planned = await this.unlessCancelled(plan((label) => planning && this.say({ label })));
      if (!planned) return { cancelled: true, restored: true };
      build = planned.build;
      const steps = [...planned.steps.map(({ label }) => label), t.building.finishing];
      for (const [at, step] of planned.steps.entries()) {
        if (this.cancelled) return { cancelled: true, restored: await this.abandon(build) };
        this.say({ label: step.label, steps, done: at });
        await this.server.ask('step', { build, step });
      }
      if (this.cancelled) return { cancelled: true, restored: await this.abandon(build) };
      this.say({ label: t.building.finishing, steps, done: planned.steps.length });
      return { done: await this.server.ask('finish', { build, outcome: planned.outcome }) };
    } catch (error) {
      // Without a plan nothing was written: there is nothing to put back.
      const restored = build === null || (await this.abandon(build));
      if (this.cancelled) return { cancelled: true, restored };
      return { error: error instanceof ServerError ? error : new ServerError('internal'), restored };
    } finally {
      planning = false; // who cancelled is not told of it any more
      this.progress = null;
    }
  }

  /** Planning writes nothing, so a cancel need not wait for its answer: it is let go of when it comes. */
  private unlessCancelled(plan: Promise<PlannedBuild>): Promise<PlannedBuild | null> {
    return new Promise((resolve, reject) => {
      this.stopWaiting = () => {
        resolve(null);
        plan.then(({ build }) => this.abandon(build)).catch(() => {});
      };
      plan.then(resolve, reject).finally(() => {
        this.stopWaiting = () => {};
      });
    });
  }

  private async abandon(build: string): Promise<boolean> {
    try {
      await this.server.ask('abandon', { build });
      return true;
    } catch {
      return false;
    }
  }

  private say(part: Partial<Progress>): void {
    const kept = this.cancelled ? { label: t.building.cancelling, cancelling: true } : {};
    this.progress = { ...(this.progress ?? { label: '', steps: [], done: 0, cancelling: false }), ...part, ...kept };
    this.tell(this.progress);
  }
}
