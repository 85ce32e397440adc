import type { Catalogue, Done, OpenState, TableChoices, TableView } from '../protocol.ts';
import type { Draft } from './draft.ts';
import type { Trouble } from './server.ts';

export type Screen = 'loading' | 'welcome' | 'noTable' | 'tables' | 'scorecard' | 'building' | 'done' | 'trouble';

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
  back: 'tables' | 'scorecard' | null;
}

export interface State {
  screen: Screen;
  open: OpenState | null;
  tables: TableView[];
  choices: TableChoices[];
  reading: boolean;
  readFailed: boolean;
  catalogue: Catalogue | null;
  draft: Draft | null;
  progress: Progress | null;
  done: Done | null;
  problem: Problem | null;
  /** Said aloud by screen readers; `shown` also stands on the screen. */
  notice: { text: string; shown: boolean } | null;
}

export const FIRST: State = {
  screen: 'loading',
  open: null,
  tables: [],
  choices: [],
  reading: false,
  readFailed: false,
  catalogue: null,
  draft: null,
  progress: null,
  done: null,
  problem: null,
  notice: null,
};
