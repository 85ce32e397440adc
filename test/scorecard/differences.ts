/** Holds the figures of a scorecard on the sheet against those of the engine. */
import type { ReportedFigure, ReportedScorecard } from '../../host/cli/reported.ts';
import type { Live } from './live.ts';

/** Figures, counts and statuses on the sheet that are not what the engine says. */
export function differences(report: ReportedScorecard, live: Live): { compared: number; found: unknown[] } {
  const found: unknown[] = [];
  const symbols = { on_target: '●', near: '▲', off_target: '▼', none: '–' };
  let compared = 0;
  const compare = (what: string, { value, spot }: ReportedFigure) => {
    if (!spot) return;
    compared++;
    const cell = live.at('Scorecard', spot);
    const same =
      value === null
        ? cell === ''
        : typeof cell === 'number' && Math.abs(cell - value) <= 1e-9 * Math.max(1, Math.abs(value));
    if (!same) found.push({ what, engine: value, sheet: cell });
  };
  for (const kpi of report.kpis) {
    const what = `${kpi.id}, ${kpi.variant}`;
    compare(what, kpi);
    for (const period of kpi.periods) compare(`${what}, ${period.label}`, period);
    if (!kpi.spot) continue;
    const beside = (columns: number) =>
      live.at('Scorecard', { row: kpi.spot!.row, column: kpi.spot!.column + columns });
    if (beside(1) !== kpi.n) found.push({ what: `${what}, n`, engine: kpi.n, sheet: beside(1) });
    if (String(beside(-2))[0] !== symbols[kpi.status]) found.push({ what, engine: kpi.status, sheet: beside(-2) });
  }
  return { compared, found };
}
