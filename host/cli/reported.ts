/** A scorecard in figures, as `kpi scorecard --json` prints them, and where each stands, so that it can be read back. */
import type { Figures } from '../../src/scorecard/figures.ts';
import type { Insight } from '../../src/scorecard/insights.ts';
import type { ScorecardReport } from '../../src/scorecard/report.ts';
import type { Question, Role, Warning } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { isFigure, type LeftOut, type Outcome, type Reason } from '../../src/value/outcome.ts';
import { isWhole, type PeriodUnit } from '../../src/value/period.ts';

export interface ReportedScorecard {
  asOf: string;
  from: string;
  to: string;
  period: PeriodUnit;
  tables: { sheet: string; role: Role; rows: number }[];
  questions: Question[];
  warnings: Warning[];
  kpis: ReportedKpi[];
  insights: Pick<Insight, 'code' | 'title' | 'text' | 'kpis'>[];
  sheets: string[];
  charts: number;
}

/** A figure of the engine, and the cell whose live formula says the same. */
export interface ReportedFigure {
  value: number | null;
  n: number;
  reason: Reason | null;
  spot: { row: number; column: number } | null; // on the scorecard, from 0; null: the KPI has no formulas there
}

export interface ReportedKpi extends ReportedFigure {
  id: string;
  name: string;
  unit: Figures['entry']['kpi']['unit'];
  variant: string;
  leftOut: LeftOut;
  formula: string | null; // with its `=`
  status: Figures['status'];
  target: number | null;
  interval: Figures['interval'];
  periods: (ReportedFigure & { start: string; end: string; label: string; partial: boolean })[];
}

export function reported({
  span,
  tables,
  figures,
  columns,
  insights,
  sheets,
  charts,
}: ScorecardReport): ReportedScorecard {
  const [total, ...periods] = columns;
  return {
    asOf: toIso(span.asOf),
    from: toIso(span.from),
    to: toIso(span.to),
    period: span.unit,
    tables: tables.map(({ sheet, role, rows }) => ({ sheet, role, rows })),
    questions: tables.flatMap((table) => table.questions),
    warnings: tables.flatMap((table) => table.warnings),
    kpis: figures.map((each): ReportedKpi => {
      const { kpi, variant, name, lacks } = each.entry;
      const at = (outcome: Outcome, column: number) => ({
        ...figureOf(outcome),
        spot: lacks ? null : { row: each.row, column },
      });
      return {
        id: kpi.id,
        name,
        unit: kpi.unit,
        variant: variant ?? kpi.variants[0]!.id,
        ...at(each.total, total!),
        leftOut: each.total.leftOut,
        formula: each.content && 'formula' in each.content ? `=${each.content.formula}` : null,
        status: each.status,
        target: each.target,
        interval: each.interval,
        periods: each.periods.map((outcome, i) => {
          const period = span.periods[i]!;
          return {
            start: toIso(period.start),
            end: toIso(period.end),
            label: period.label,
            partial: span.asOf < period.end || !isWhole(period),
            ...at(outcome, periods[i]!),
          };
        }),
      };
    }),
    insights,
    sheets,
    charts,
  };
}

const figureOf = (outcome: Outcome): Omit<ReportedFigure, 'spot'> =>
  isFigure(outcome)
    ? { value: outcome.value, n: outcome.n, reason: null }
    : { value: null, n: outcome.n, reason: outcome.none };
