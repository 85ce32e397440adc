/** What the states have in common. */
import * as answers from './answers/index.ts';
import type { Action, Reply, Scenario } from './scenario.ts';

export interface GalleryState {
  name: string;
  about: string;
  scenario: Scenario;
  actions: Action[];
}

export const is = (value: unknown): Reply[] => [{ value }];

/** A server with which everything goes well. */
export const kind = (more: Scenario['replies'] = {}): Scenario => ({
  replies: {
    open: is(answers.opened([answers.deals])),
    read: is([answers.deals]),
    catalogue: is(answers.catalogue),
    preview: is(answers.preview),
    plan: is(answers.planned),
    analyses: is(answers.analyses),
    planAnalysis: is(answers.analysisPlanned),
    step: is({}),
    finish: is(answers.done),
    abandon: is({}),
    show: is({}),
    ...more,
  },
});

export const state = (name: string, about: string, scenario: Scenario, actions: Action[] = []): GalleryState => ({
  name,
  about,
  scenario,
  actions,
});
