import type { AnalysisChoice, Catalogue, Done, OpenState, Preview, TableChoices, TableView } from '../protocol.ts';
import type { Settings } from './analyses/settings.ts';
import type { Draft } from './draft.ts';
import type { Trouble } from './server.ts';

export type Screen =
  | 'loading'
  | 'welcome'
  | 'noTable'
  | 'tables'
  | 'scorecard'
  | 'analyses'
  | 'analysis'
  | 'building'
  | 'done'
  | 'trouble';

/** What step 1 leads to, and what is being built. */
export type Aim = 'scorecard' | 'analyses';

export interface Progress {
  label: string;
  /** All steps in order; empty until they are planned. */
  steps: string[];
  done: number;
  cancelling: boolean;
}

export interface Problem {
  trouble: Trouble;
  message: string; // '' : the sidebar's own words
  where: string | null;
  /** Whether the file is as it was; null where nothing could have changed it. */
  restored: boolean | null;
  retry: () => void;
  /** Where the person came from and may go back to. */
  back: 'tables' | 'scorecard' | 'analyses' | null;
}

export interface State {
  screen: Screen;
  aim: Aim;
  open: OpenState | null;
  tables: TableView[];
  choices: TableChoices[];
  reading: boolean;
  readFailed: boolean;
  catalogue: Catalogue | null;
  draft: Draft | null;
  /** What the draft would show; null while its days are none. */
  preview: Preview | null;
  /** As they were listed last. */
  analyses: AnalysisChoice[] | null;
  /** They are being listed anew. */
  listing: boolean;
  chosen: { id: AnalysisChoice['id']; settings: Settings } | null;
  progress: Progress | null;
  done: Done | null;
  problem: Problem | null;
  /** Said aloud by screen readers; `shown` also stands on the screen. */
  notice: { text: string; shown: boolean } | null;
}

export const FIRST: State = {
  screen: 'loading',
  aim: 'scorecard',
  open: null,
  tables: [],
  choices: [],
  reading: false,
  readFailed: false,
  catalogue: null,
  draft: null,
  preview: null,
  analyses: null,
  listing: false,
  chosen: null,
  progress: null,
  done: null,
  problem: null,
  notice: null,
};
