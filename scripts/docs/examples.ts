/** The examples that the file of each KPI exports beside its record. They are for tests and documentation and stay out of the bundle. */
import type { Example } from '../../src/kpi/define.ts';
import { kpis } from '../../src/kpi/index.ts';

const entries = kpis().map(async ({ id }) => {
  const { examples } = (await import(`../../src/kpi/${id}.ts`)) as { examples: readonly Example[] };
  return [id, examples] as const;
});

export const examplesOf: ReadonlyMap<string, readonly Example[]> = new Map(await Promise.all(entries));
