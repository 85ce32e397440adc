/** A scorecard as the add-on is asked for it, from the words of the command line: KPIs and templates by name, options of a KPI. */
import { kpiByName, kpis, templates } from '../../src/kpi/index.ts';
import { Problem } from '../../src/sidebar/failure.ts';
import type { ScorecardOrder } from '../../src/sidebar/protocol.ts';
import type { ScorecardRequest } from './request.ts';

/** Throws a `Problem` in the person's words. */
export function orderOf(request: ScorecardRequest): ScorecardOrder {
  const { options, period = 'month', from = null, to = null, asOf = null } = request;
  if (request.kpis && request.template)
    throw new Problem('input', '--kpis and --template both say which KPIs; give one of them.');
  const asked = request.kpis?.map(known);
  const template = templateOf(request);
  const ids = asked ?? template?.kpis ?? null;
  const variants = variantsOf(request);
  if (ids) requireOnCard(variants, ids);
  const title = template?.name ?? 'Sales scorecard';
  if (from !== null && to !== null && from > to) throw new Problem('input', '--from is after --to.');
  return { options, ids, variants, period, from, to, asOf, title };
}

function known(name: string): string {
  const kpi = kpiByName(name);
  if (kpi) return kpi.id;
  throw new Problem('input', `There is no KPI “${name}”. There are: ${listed(kpis())}.`);
}

function templateOf({ template }: ScorecardRequest): ReturnType<typeof templates>[number] | null {
  if (!template) return null;
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const found = templates().find(({ id, name }) => [id, name].some((each) => plain(each) === plain(template)));
  if (found) return found;
  throw new Problem('input', `There is no template “${template}”. There are: ${listed(templates())}.`);
}

const listed = (all: readonly { id: string }[]): string => all.map(({ id }) => id).join(', ');

function variantsOf({ variants = {} }: ScorecardRequest): ScorecardOrder['variants'] {
  const named = Object.entries(variants).map(([name, option]): [string, string] => [known(name), option]);
  return Object.fromEntries(named.map(([id, option]) => [id, variantsNamed(id, option)]));
}

/** A variant of a KPI that is not on the scorecard would change nothing, without a word. */
export function requireOnCard(variants: ScorecardOrder['variants'], ids: readonly string[]): void {
  const missing = Object.keys(variants).find((id) => !ids.includes(id));
  if (missing === undefined) return;
  throw new Problem('input', `--variant: ${missing} is not on this scorecard. There are: ${ids.join(', ')}.`);
}

function variantsNamed(id: string, option: string): string[] {
  const { text, variants } = kpiByName(id)!;
  if (option === 'all') return variants.map((variant) => variant.id);
  const found = variants.find((variant) => variant.id.toLowerCase() === option.trim().toLowerCase());
  if (found) return [found.id];
  const options = variants.map((variant) => `“${variant.id}”`).join(', ');
  throw new Problem('input', `${text.name} has no option “${option}”. It has: ${options || 'none'}.`);
}
