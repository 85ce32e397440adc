/** The steps of a build, whatever is built: each is one execution, and until the last the file can be put back as it was. */
import type { OwnSheet } from '../scorecard/plan.ts';
import { decimals } from '../text/format.ts';
import { type Day, unixEpoch } from '../value/day.ts';
import type { BuildStep } from './protocol.ts';
import type { Workbook } from './workbook.ts';

/** Unlike any other build of this file: builds are seconds apart at least. */
export const newToken = (): string => Date.now().toString(36);

export const today = (): Day => Math.floor(Date.now() / 86_400_000) + unixEpoch;

export const counted = (n: number, what: string): string => `${decimals(n, 0)} ${what}${n === 1 ? '' : 's'}`;

export function carryOutStep(workbook: Workbook, build: string, { room, plan, bulk, charts }: BuildStep): void {
  if (room) workbook.prepare(build, room);
  if (plan) workbook.write(build, plan);
  if (bulk) workbook.writeBulk(build, bulk.kind, bulk);
  if (charts) workbook.drawCharts(build, charts);
}

/** All steps in one execution. At any failure the file is put back as it was. */
export function carryOut(workbook: Workbook, steps: BuildStep[], kind: OwnSheet, remember: string): number {
  const build = newToken();
  try {
    for (const step of steps) carryOutStep(workbook, build, step);
    return workbook.finish(build, kind, remember);
  } catch (error) {
    workbook.abandon(build);
    throw error;
  }
}

/** A name that no sheet has yet; Sheets compares names without case. */
export function freeName(taken: readonly string[], name: string): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  let candidate = name;
  for (let i = 2; used.has(candidate.toLowerCase()); i++) candidate = `${name} ${i}`;
  return candidate;
}
