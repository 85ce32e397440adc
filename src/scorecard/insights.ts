/** What stands out: rules over the figures of a scorecard, in plain words, each naming its numbers. */
import { formatValue } from '../text/format.ts';
import { addsUp, type Figures, figureIn } from './figures.ts';
import { judgedPeriod, type Span } from './span.ts';

export interface Insight {
  code: string;
  tone: 'good' | 'near' | 'bad' | 'plain';
  symbol: '●' | '▲' | '▼' | '–';
  title: string;
  text: string;
  kpis: string[];
}

type Rule = (scorecard: Scorecard) => Insight | null;

interface Scorecard {
  of(id: string): Figures | undefined; // in its default definition
  all: Figures[];
  span: Span;
  currency: string | null;
}

/** Under this many rows a figure moves a lot by chance alone: with 30 decided deals a rate of 50 % is ± 17 points. */
const FEW = 30;
/** The most sentences people read; the rules stand in order of weight. */
const MOST = 5;

export function insightsOf(figures: Figures[], span: Span, currency: string | null): Insight[] {
  const of = (id: string) => figures.find(({ entry }) => entry.key === `kpi:${id}`);
  const scorecard: Scorecard = { of, all: figures, span, currency };
  return [...rules, ...figures.map(missesTarget)].flatMap((rule) => rule(scorecard) ?? []).slice(0, MOST);
}

const rules: Rule[] = [
  function lowWinRate({ of }) {
    const rate = of('win_rate');
    const value = figureIn(rate?.total);
    const poor = rate?.entry.kpi.band?.poor;
    if (!rate || value === null || poor === undefined || value >= poor) return null;
    const { n } = rate.total;
    const text = `under ${percent(poor)}: look at the value proposition or the price (${Math.round(value * n)} of ${n} decided deals).`;
    return bad('low_win_rate', `Win rate ${percent(value)}`, text, ['win_rate']);
  },
  function thinCoverage({ of }) {
    const coverage = figureIn(of('pipeline_coverage')?.total);
    const rate = figureIn(of('win_rate')?.total);
    if (coverage === null || rate === null || rate === 0 || coverage >= 1 / rate) return null;
    const text = `at a win rate of ${percent(rate)} you need ${times(1 / rate)} the monthly target in the pipeline to reach it.`;
    return bad('thin_coverage', `Pipeline coverage ${times(coverage)}`, text, ['pipeline_coverage', 'win_rate']);
  },
  function costlyCustomers({ of }) {
    const ratio = figureIn(of('ltv_to_cac')?.total);
    const least = of('ltv_to_cac')?.entry.kpi.band?.typical[0] ?? null;
    if (ratio === null || least === null || ratio >= least) return null;
    const text = `a customer should bring in at least ${times(least)} what winning one costs.`;
    return bad('costly_customers', `LTV to CAC ${times(ratio)}`, text, ['ltv_to_cac']);
  },
  function winRateSignal({ of, span }) {
    const rate = of('win_rate');
    const judged = judgedPeriod(span);
    if (!rate?.interval || !rate.judgedInterval || judged === null || span.periods.length < 2) return null;
    const period = rate.periods[judged]!;
    const [now, overall] = [figureIn(period), figureIn(rate.total)];
    if (now === null || overall === null) return null;
    const [low, high] = rate.judgedInterval;
    const { label } = span.periods[judged]!;
    const interval = `${percent(low)}–${percent(high)} at 95 %, n = ${period.n}`;
    if (high < overall) {
      const text = `below the ${percent(overall)} of the whole time by more than chance explains (${interval}).`;
      return bad('win_rate_down', `Win rate ${percent(now)} in ${label}`, text, ['win_rate']);
    }
    if (low > overall) {
      const text = `above the ${percent(overall)} of the whole time by more than chance explains (${interval}).`;
      return insight('good', 'win_rate_up', `Win rate ${percent(now)} in ${label}`, text, ['win_rate']);
    }
    const text = `within what chance explains around ${percent(overall)} (${interval}): no signal.`;
    return insight('plain', 'win_rate_steady', `Win rate ${percent(now)} in ${label}`, text, ['win_rate']);
  },
  function fewDecided({ of }) {
    const rate = of('win_rate');
    if (!rate?.interval || rate.total.n >= FEW) return null;
    const [low, high] = rate.interval;
    const text = `too few to tell: the true rate may be anywhere from ${percent(low)} to ${percent(high)}.`;
    return insight('near', 'few_decided', `Win rate from ${rate.total.n} decided deals`, text, ['win_rate']);
  },
  function revenueMoved({ of, span, currency }) {
    const revenue = of('revenue');
    const judged = judgedPeriod(span);
    if (!revenue || judged === null || judged === 0) return null;
    const [now, before] = [figureIn(revenue.periods[judged]), figureIn(revenue.periods[judged - 1])];
    if (now === null || before === null || before <= 0) return null;
    const [period, earlier] = [span.periods[judged]!, span.periods[judged - 1]!];
    const change = now / before - 1;
    const text = `${percent(Math.abs(change))} ${change < 0 ? 'less' : 'more'} than ${money(before, currency)} in ${earlier.label}.`;
    const title = `Revenue ${money(now, currency)} in ${period.label}`;
    return insight('plain', change < 0 ? 'revenue_down' : 'revenue_up', title, text, ['revenue']);
  },
];

/** A KPI that misses the user's own target, with what its figure points at where a rule says so. */
const missesTarget =
  (figures: Figures): Rule =>
  ({ span, currency }) => {
    const { entry, status, target, total } = figures;
    if (target === null || status !== 'off_target') return null;
    const judged = addsUp(entry) ? judgedPeriod(span) : null;
    const value = judged === null ? figureIn(total) : figureIn(figures.periods[judged]);
    if (value === null) return null;
    const { kpi } = entry;
    const shown = (amount: number) => formatValue(amount, kpi.unit, currency);
    const when = judged === null ? '' : ` in ${span.periods[judged]!.label}`;
    const word = kpi.better === 'lower' ? 'above' : 'below';
    const advice = ADVICE[kpi.id] ? `; ${ADVICE[kpi.id]}` : '';
    const text = `${word} your target of ${shown(target)}${advice}.`;
    return bad('target_missed', `${entry.name} ${shown(value)}${when}`, text, [kpi.id]);
  };

/** What a figure that is off points at (kpis.md). */
const ADVICE: Record<string, string> = {
  win_rate: 'look at the value proposition or the price',
  sales_cycle: 'look at the needs assessment or the target group',
};

const SYMBOLS = { good: '●', near: '▲', bad: '▼', plain: '–' } as const;

function insight(tone: Insight['tone'], code: string, title: string, text: string, kpis: string[]): Insight {
  return { code, tone, symbol: SYMBOLS[tone], title, text, kpis };
}
const bad = (code: string, title: string, text: string, kpis: string[]): Insight =>
  insight('bad', code, title, text, kpis);

const percent = (value: number): string => formatValue(value, 'rate', null);
const times = (value: number): string => formatValue(value, 'ratio', null);
const money = (value: number, currency: string | null): string => formatValue(value, 'money', currency);
