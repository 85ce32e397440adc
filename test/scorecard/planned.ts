/** The plan of a scorecard, with what the engine says of it as the command line tells it. */
import { reported } from '../../host/cli/reported.ts';
import * as build from '../../src/scorecard/build.ts';

export function planScorecard(input: build.ScorecardInput) {
  const { plan, report } = build.planScorecard(input);
  return { plan, report: reported(report) };
}
