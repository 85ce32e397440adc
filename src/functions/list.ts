/** All custom functions: those listed here, then each KPI's as its record has it. The first of a name is meant. */

import { kpis } from '../kpi/index.ts';
import { netPromoterScore } from './answers.ts';
import { attribution } from './attribution.ts';
import { cohortTable } from './cohorts.ts';
import { lifetimeValueModel, predictedLifetimeValues } from './customers.ts';
import { averageDealSize, pipelineValue, revenue, salesCycle, winRate } from './deals.ts';
import type { Call, CellFunction } from './define.ts';
import { functionOf, lifetimeValue, ofRecord } from './figures.ts';
import { forecastAccuracyFigure, revenueForecastTable } from './forecast.ts';
import {
  expectedCloseTable,
  pipelineForecastTable,
  stageProbabilityTable,
  weightedForecast,
} from './pipeline-forecast.ts';
import { abTest, controlLimits, targetProposal, winRateInterval } from './signal.ts';
import { churnByAgeTable, logRankTable, survivalTable } from './survival.ts';
import { kpiOfTable } from './table.ts';

let list: readonly CellFunction[] | null = null;

export function cellFunctions(): readonly CellFunction[] {
  list ??= [
    of('WINRATE(won, lost, option)', winRate),
    of('SALESREVENUE(amounts, statuses, closes, from, to)', revenue),
    of('AVGDEALSIZE(revenue, deals)', averageDealSize),
    of('SALESCYCLE(starts, closes, statuses, option)', salesCycle),
    of('PIPELINEVALUE(amounts, statuses)', pipelineValue),
    of('SALESVELOCITY(opportunities, win_rate, deal_size, cycle)', ofRecord('sales_velocity', ['deal_size'])),
    of('SALESGROWTH(current, previous)', ofRecord('sales_growth', ['current', 'previous'])),
    of('SALESPRODUCTIVITY(revenue, people)', ofRecord('sales_productivity', ['revenue'])),
    of('CLV(purchase_value, frequency_per_year, years, margin)', lifetimeValue),
    of('LTVCAC(ltv, cac)', ofRecord('ltv_to_cac', ['ltv'])),
    of('CLVPREDICT(customers, dates, amounts, months, monthly_discount)', predictedLifetimeValues),
    of('CLVMODEL(customers, dates, amounts)', lifetimeValueModel),
    of('COHORTS(customers, dates, amounts, option)', cohortTable),
    of('SURVIVAL(durations, ended, as_of, level, option)', survivalTable),
    of('CHURNBYAGE(starts, ends, as_of, level)', churnByAgeTable),
    of('LOGRANK(durations, ended, groups, as_of)', logRankTable),
    of('WINRATECI(won, lost, level)', winRateInterval),
    of('ABTEST(wins_a, n_a, wins_b, n_b, level)', abTest),
    of('CONTROLLIMITS(series, option)', controlLimits),
    of('TARGETPROPOSAL(history, benchmark, steps, option)', targetProposal),
    of('ATTRIBUTION(journeys, dates, channels, values, model)', attribution),
    of('WEIGHTEDFORECAST(amounts, probabilities, statuses)', weightedForecast),
    of('PIPELINEFORECAST(amounts, statuses, starts, closes, probabilities, months, as_of)', pipelineForecastTable),
    of('EXPECTEDCLOSE(starts, closes, statuses, as_of)', expectedCloseTable),
    of('STAGEPROBABILITIES(stages, statuses, order)', stageProbabilityTable),
    of('REVENUEFORECAST(history, periods, season)', revenueForecastTable),
    of('FORECASTACCURACY(forecasts, actuals, option)', forecastAccuracyFigure),
    of('NPS(scores, option)', netPromoterScore),
    of('KPI(name, table, from, to, group_by, option)', kpiOfTable),
    ...kpis().map(functionOf),
  ];
  return list;
}

function of(signature: string, call: Call): CellFunction {
  const [name = '', ...params] = signature.match(/\w+/g) ?? [];
  return { name, params, call };
}
