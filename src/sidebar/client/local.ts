/** The server, with what is made of its tables here in the page: what is seen of them, the catalogue, and analyses. */

import type { Table } from '../../table/types.ts';
import { writeAsIn } from '../../value/notation.ts';
import { analysisBuild, analysisChoices, plannedAnalysis } from '../analyses.ts';
import { catalogueOf, previewOf } from '../catalogue.ts';
import { Problem } from '../failure.ts';
import type { Methods } from '../protocol.ts';
import { painted } from './analyses/painted.ts';
import { type RemoteServer, type Server, ServerError } from './server.ts';
import { t } from './strings.ts';
import { tableViews } from './tables/view.ts';

type Tell = (label: string) => void;

export function withPageAnswers(remote: RemoteServer): Server {
  const analyses = async ({ choices }: Methods['analyses']['request']) => {
    const standing = await remote.ask('standing', { anew: null });
    return analysisChoices(await remote.ask('readings', { choices }), standing);
  };
  const planAnalysis = async ({ choices, id, options }: Methods['planAnalysis']['request'], tell: Tell = () => {}) => {
    const standing = await remote.ask('standing', { anew: id });
    const tables = await remote.ask('readings', { choices });
    tell(t.building.working);
    await painted();
    return analysisBuild(plannedAnalysis(tables, standing, id, options), standing);
  };
  /** Those that the catalogue was made from: its figures follow every click, and are of the same rows. */
  let held: { choices: string; tables: Table[] } | null = null;
  const catalogue = async ({ choices }: Methods['catalogue']['request']) => {
    held = { choices: JSON.stringify(choices), tables: await remote.ask('readings', { choices }) };
    return catalogueOf(held.tables);
  };
  const preview = async ({ choices, ...days }: Methods['preview']['request']) => {
    const isHeld = held?.choices === JSON.stringify(choices);
    return previewOf(isHeld ? held!.tables : await remote.ask('readings', { choices }), days);
  };
  return {
    async ask(method, request, tell) {
      try {
        if (method === 'open') {
          const state = await remote.ask('open', {});
          writeAsIn(state.locale); // before its questions are put into words
          return { ...state, tables: tableViews(state.tables, []) } as never;
        }
        if (method === 'read') {
          const asked = request as Methods['read']['request'];
          return tableViews(await remote.ask('read', asked), asked.choices) as never;
        }
        if (method === 'catalogue') return (await catalogue(request as never)) as never;
        if (method === 'preview') return (await preview(request as never)) as never;
        if (method === 'analyses') return (await analyses(request as never)) as never;
        if (method === 'planAnalysis') return (await planAnalysis(request as never, tell)) as never;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { code, message, where } = error.failure;
        throw new ServerError(code, message, where);
      }
      return remote.ask(method, request as never) as never;
    },
    leave: () => remote.leave(),
  };
}
