/** The scorecard in figures: what `kpi scorecard --json` prints, and where each figure stands, so that it can be read back. */
import type { Unit } from '../kpi/measure.ts';
import type { Question, Role, Warning } from '../table/types.ts';
import { toIso } from '../value/day.ts';
import { isFigure, type LeftOut, type Outcome, type Reason } from '../value/outcome.ts';
import { isWhole, type PeriodUnit } from '../value/period.ts';
import type { Spot } from './a1.ts';
import type { Figures } from './figures.ts';
import type { Insight } from './insights.ts';
import type { Drawing } from './scorecard-sheet.ts';

export interface ScorecardReport {
  asOf: string;
  from: string;
  to: string;
  period: PeriodUnit;
  tables: { sheet: string; role: Role; rows: number }[];
  questions: Question[];
  warnings: Warning[];
  kpis: ReportedKpi[];
  insights: Pick<Insight, 'code' | 'tone' | 'title' | 'text' | 'kpis'>[];
  sheets: string[];
  charts: number;
}

/** A figure of the engine, and the cell whose live formula says the same. */
export interface ReportedFigure {
  value: number | null;
  n: number;
  reason: Reason | null;
  spot: Spot | null; // on the scorecard; null: the KPI has no formulas there
}

export interface ReportedKpi extends ReportedFigure {
  id: string;
  name: string;
  unit: Unit;
  currency: string | null;
  variant: string;
  leftOut: LeftOut;
  formula: string | null; // with its `=`
  status: Figures['status'];
  target: number | null;
  interval: [low: number, high: number] | null;
  periods: (ReportedFigure & { start: string; end: string; label: string; partial: boolean })[];
}

export function reportOf(
  { canvas, periods, figures, span, insights, tables }: Drawing,
  sheets: string[],
): ScorecardReport {
  const reported = (outcome: Outcome, key: string, column: string, live: boolean): ReportedFigure => {
    const spot = live ? canvas.spot(key, column) : null;
    return {
      value: isFigure(outcome) ? outcome.value : null,
      n: outcome.n,
      reason: isFigure(outcome) ? null : outcome.none,
      spot,
    };
  };
  return {
    asOf: toIso(span.asOf),
    from: toIso(span.from),
    to: toIso(span.to),
    period: span.unit,
    tables: tables.map(({ sheet, role, rows }) => ({ sheet, role, rows })),
    questions: tables.flatMap((table) => table.questions),
    warnings: tables.flatMap((table) => table.warnings),
    kpis: figures.map((each) => {
      const { entry, total } = each;
      const { key, kpi, variant, lacks } = entry;
      const live = lacks === null;
      const { row, column } = canvas.spot(key, 'total');
      const content = canvas.plan.cells[row]![column]!.content;
      return {
        id: kpi.id,
        name: entry.name,
        unit: kpi.unit,
        currency: each.currency,
        variant: variant ?? kpi.variants[0]!.id,
        ...reported(total, key, 'total', live),
        leftOut: total.leftOut,
        formula: content && 'formula' in content ? `=${content.formula}` : null,
        status: each.status,
        target: each.target,
        interval: each.interval,
        periods: each.periods.map((outcome, i) => {
          const period = span.periods[i]!;
          const { start, end, label } = period;
          const place = reported(outcome, key, periods[i]!, live);
          return {
            start: toIso(start),
            end: toIso(end),
            label,
            partial: span.asOf < end || !isWhole(period),
            ...place,
          };
        }),
      };
    }),
    insights,
    sheets,
    charts: canvas.plan.charts.length,
  };
}
