/** What stands out: rules over the figures of a scorecard, in plain words, each naming its numbers. */
import { isTooFewToTell } from '../model/wilson.ts';
import { decimals, formatValue, percent } from '../text/format.ts';
import { isWhole } from '../value/period.ts';
import { type Figures, figureIn } from './figures.ts';
import { judgedPeriod, type Span } from './span.ts';

export interface Insight {
  code: string;
  tone: 'good' | 'near' | 'bad' | 'plain';
  symbol: '●' | '▲' | '▼' | '–';
  title: string;
  text: string;
  kpis: string[];
}

/** The most sentences people read; the rules stand in order of weight. */
const MOST = 5;
const SYMBOLS = { good: '●', near: '▲', bad: '▼', plain: '–' } as const;
/** What a figure that is off points at (kpis.md). */
const ADVICE: Record<string, string> = {
  win_rate: 'look at the value proposition or the price',
  sales_cycle: 'look at the needs assessment or the target group',
};

export function insightsOf(figures: Figures[], span: Span, currency: string | null): Insight[] {
  const found: Insight[] = [];
  const add = (tone: Insight['tone'], code: string, title: string, text: string, ...kpis: string[]) =>
    found.push({ code, tone, symbol: SYMBOLS[tone], title, text: `${text}.`, kpis });
  const of = (id: string) => figures.find(({ entry }) => entry.key === `kpi:${id}`); // in its default definition
  const totalOf = (id: string) => figureIn(of(id)?.total);
  const money = (value: number) => formatValue(value, 'money', currency);
  const judged = judgedPeriod(span);
  const [rate, winRate, revenue] = [of('win_rate'), totalOf('win_rate'), of('revenue')];

  const poor = rate?.entry.kpi.band?.poor;
  if (winRate !== null && poor !== undefined && winRate < poor) {
    const { n } = rate!.total;
    const text = `under ${percent(poor)}: ${ADVICE.win_rate} (${decimals(winRate * n, 0)} of ${decimals(n, 0)} decided deals)`;
    add('bad', 'low_win_rate', `Win rate ${percent(winRate)}`, text, 'win_rate');
  }
  const coverage = totalOf('pipeline_coverage');
  if (coverage !== null && winRate && coverage < 1 / winRate) {
    const text = `at a win rate of ${percent(winRate)} you need ${times(1 / winRate)} the monthly target in the pipeline to reach it`;
    add('bad', 'thin_coverage', `Pipeline coverage ${times(coverage)}`, text, 'pipeline_coverage', 'win_rate');
  }
  const ltv = totalOf('ltv_to_cac');
  const least = of('ltv_to_cac')?.entry.kpi.band?.typical[0] ?? null;
  if (ltv !== null && least !== null && ltv < least) {
    const text = `a customer should bring in at least ${times(least)} what winning one costs; CLV grows with the time observed`;
    add('bad', 'costly_customers', `LTV to CAC ${times(ltv)}`, text, 'ltv_to_cac');
  }
  if (rate?.interval && winRate !== null && judged !== null) {
    const period = rate.periods[judged]!;
    const now = figureIn(period);
    if (rate.judgedInterval && now !== null && span.periods.length > 1) {
      const [low, high] = rate.judgedInterval;
      const [tone, direction] =
        high < winRate
          ? (['bad', 'down'] as const)
          : low > winRate
            ? (['good', 'up'] as const)
            : (['plain', 'steady'] as const);
      const overall = `the ${percent(winRate)} of the whole time`;
      const said =
        tone === 'plain'
          ? `may be chance, not clearly different from ${overall}`
          : `${tone === 'bad' ? 'below' : 'above'} ${overall} by more than chance explains`;
      const range = `${percent(low)}–${percent(high)} at 95%, n = ${decimals(period.n, 0)}`;
      const text = `in ${span.periods[judged]!.label}: ${said} (${range})`;
      add(tone, `win_rate_${direction}`, `Win rate ${percent(now)}`, text, 'win_rate');
    }
    const { n } = rate.total;
    if (isTooFewToTell(n, rate.interval) && !isBeyond(rate)) {
      const [low, high] = rate.interval.map(percent);
      const text = `too few to tell: the true rate may be anywhere from ${low} to ${high}`;
      add('near', 'few_decided', `Win rate from ${decimals(n, 0)} deals`, text, 'win_rate');
    }
  }
  if (revenue && judged && isWhole(span.periods[judged - 1]!)) {
    const [before, now] = [judged - 1, judged].map((i) => figureIn(revenue.periods[i]));
    if (now != null && before != null && before > 0) {
      const [earlier, period] = [span.periods[judged - 1]!, span.periods[judged]!];
      const [direction, more] = now < before ? ['down', 'less'] : ['up', 'more'];
      const share = percent(Math.abs(now / before - 1));
      const text = `in ${period.label}: ${share} ${more} than ${money(before)} in ${earlier.label}`;
      add('plain', `revenue_${direction}`, `Revenue ${money(now)}`, text, 'revenue');
    }
  }
  // The user's own targets that are missed, with what such a figure points at where a rule says so.
  for (const { entry, status, target, total, judged, periods } of figures) {
    const value = figureIn(judged === null ? total : periods[judged]);
    if (target === null || status !== 'off_target' || value === null) continue;
    const { id, unit, better } = entry.kpi;
    const when = judged === null ? '' : `in ${span.periods[judged]!.label}, `;
    const missed = `${better === 'lower' ? 'above' : 'below'} your target of ${formatValue(target, unit, currency)}`;
    const advice = ADVICE[id] ? `; ${ADVICE[id]}` : '';
    const title = `${entry.name} ${formatValue(value, unit, currency)}`;
    // One sentence for one figure.
    const said = found.find((each) => each.title === title);
    add('bad', 'target_missed', title, when + missed + advice, id);
    if (said) Object.assign(said, found.pop(), { text: `${said.text.slice(0, -1)}; ${missed}.` });
  }
  return found.slice(0, MOST);
}

/** However wide: all of the interval lies on one side of what is typical. */
function isBeyond({ interval, entry }: Figures): boolean {
  const [low, high] = entry.kpi.band?.typical ?? [null, null];
  return (high !== null && interval![0] > high) || (low !== null && interval![1] < low);
}

const times = (value: number): string => formatValue(value, 'ratio');
