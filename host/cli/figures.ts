/** The figures of a scorecard as `kpi scorecard --json` prints them: what the engine says and, beside it, what the spreadsheet computed. */
import type { ScorecardReport } from '../../src/scorecard/report.ts';
import type { Workbook } from '../engine/workbook.ts';
import { type ToldWarning, toldWarning } from './report.ts';
import { type ReportedFigure, type ReportedKpi, type ReportedScorecard, reported } from './reported.ts';

type Figure = Pick<ReportedFigure, 'value' | 'n' | 'reason'> & { native: number | null };

export interface ScorecardAnswer extends Omit<ReportedScorecard, 'kpis' | 'insights' | 'warnings'> {
  warnings: ToldWarning[];
  kpis: KpiAnswer[];
  insights: { code: string; text: string; kpis: string[] }[];
}

export interface KpiAnswer
  extends Pick<ReportedKpi, 'id' | 'name' | 'unit' | 'variant' | 'leftOut' | 'formula' | 'status' | 'interval'>,
    Figure {
  periods: (Figure & { start: string; end: string; partial: boolean })[];
}

export function answerOf(made: ScorecardReport, workbook: Workbook): ScorecardAnswer {
  const report = reported(made);
  const { getters } = workbook.model;
  const sheetId = getters.getSheetIdByName(report.sheets[0])!;
  const figureOf = ({ value, n, reason, spot }: ReportedFigure): Figure => {
    const shown = spot && getters.getEvaluatedCell({ sheetId, row: spot.row, col: spot.column }).value;
    return { value, native: typeof shown === 'number' ? shown : null, n, reason };
  };
  return {
    ...report,
    warnings: report.warnings.map(toldWarning),
    kpis: report.kpis.map(({ id, name, unit, variant, leftOut, formula, status, interval, periods, ...total }) => ({
      id,
      name,
      unit,
      variant,
      ...figureOf(total),
      leftOut,
      formula,
      status,
      interval,
      periods: periods.map(({ start, end, partial, ...figure }) => ({ start, end, partial, ...figureOf(figure) })),
    })),
    insights: report.insights.map(({ code, title, text, kpis }) => ({ code, text: `${title}: ${text}`, kpis })),
  };
}
