/** The one door of the server: a method and a request as JSON in, an answer as JSON out. Nothing is ever thrown through it. */

import { kpiByName } from '../kpi/index.ts';
import { rowOf } from '../scorecard/figures.ts';
import { Standing } from '../scorecard/merge.ts';
import { isOurs } from '../scorecard/scorecard-layout.ts';
import { writeAsIn } from '../value/notation.ts';
import { buildNow, cancel, finishBuild, planBuild, rebuildAsRemembered, step } from './build.ts';
import { scorecard, tables } from './command-line.ts';
import { failureOf, Problem } from './failure.ts';
import type { Methods, OpenState, ServerAnswer, ServerMethod } from './protocol.ts';
import { readings, standing } from './readings.ts';
import { movedAlong, type ReadSheet, readSheets, tablesRead } from './tables.ts';
import type { Workbook } from './workbook.ts';

type Handlers = { [M in ServerMethod]: (workbook: Workbook, request: Methods[M]['request']) => ServerAnswer<M> };

const handlers: Handlers = {
  open,
  read: (workbook, { choices }) => tablesRead(readSheets(workbook, choices)),
  plan: planBuild,
  readings,
  standing,
  step,
  finish: finishBuild,
  abandon: cancel,
  tables,
  scorecard,
  show(workbook, { sheetId, a1 }) {
    workbook.show(sheetId, a1);
    return {};
  },
};

export function answer(workbook: () => Workbook, method: string, request: string): string {
  try {
    const handler = handlers[method as ServerMethod] as ((workbook: Workbook, request: unknown) => unknown) | undefined;
    if (!handler) throw new Problem('internal', `“${method}” is nothing this version knows.`);
    const file = workbook();
    writeAsIn(file.locale());
    const work = () => handler(file, JSON.parse(request));
    return JSON.stringify({ ok: true, value: WRITING.has(method) ? alone(file, work) : work() });
  } catch (error) {
    return JSON.stringify({ ok: false, error: failureOf(error) });
  }
}

const WRITING = new Set<string>(['step', 'finish', 'abandon', 'scorecard'] satisfies ServerMethod[]);

function alone<T>(workbook: Workbook, work: () => T): T {
  const done = workbook.alone(() => ({ value: work() }));
  if (!done) throw new Problem('busy', 'Somebody else is building in this file. Try again in a minute.');
  return done.value;
}

/** The menu item: builds again what was built last. Returns what to tell the person. */
export function rebuild(workbook: Workbook): { said: string; isDone: boolean } {
  try {
    writeAsIn(workbook.locale());
    const request = rebuildAsRemembered(workbook);
    return { said: alone(workbook, () => buildNow(workbook, request)).sentences.join(' '), isDone: true };
  } catch (error) {
    const { message, where } = failureOf(error);
    const place = where ? ` Look at ${where}, or open the sidebar and choose Change.` : '';
    return { said: message + place, isDone: false };
  }
}

function open(workbook: Workbook): ServerAnswer<'open'> {
  const sheets = readSheets(workbook, []);
  const own = workbook.own('scorecard');
  const remembered = workbook.remembered('scorecard');
  return {
    file: workbook.name(),
    locale: workbook.locale(),
    tables: tablesRead(sheets),
    others: sheets.filter(({ table, why }) => !table && why).map(({ info, why }) => ({ sheet: info.name, why })),
    scorecard:
      own && remembered
        ? { sheetId: own.sheetId, title: own.name, ...asItStands(workbook, sheets, JSON.parse(remembered)) }
        : null,
  };
}

type Remembered = Pick<NonNullable<OpenState['scorecard']>, 'built' | 'request'>;

/** Targets are typed into the scorecard, too: what stands there is what counts. And columns may have moved. */
function asItStands(workbook: Workbook, sheets: ReadSheet[], { built, request }: Remembered): Remembered {
  const standing = new Standing(workbook.existing(['scorecard'])[0], isOurs);
  const kpis = request.kpis.map((each) => {
    const kpi = kpiByName(each.id);
    const row = kpi && rowOf(kpi, each.variant);
    if (!row || !standing.hasRow(row)) return each;
    const target = standing.value(row, 'target');
    return { ...each, target: typeof target === 'number' ? target : null };
  });
  const choices = movedAlong(
    request.choices,
    sheets.flatMap(({ table }) => table ?? []),
  );
  return { built, request: { ...request, kpis, choices } };
}
