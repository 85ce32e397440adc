/** What the engine says of a scorecard, and where it stands on the sheet. */
import type { Table } from '../table/types.ts';
import type { Figures } from './figures.ts';
import type { Insight } from './insights.ts';
import type { Content } from './plan.ts';
import type { Span } from './span.ts';

export interface ScorecardReport {
  span: Span;
  tables: Table[];
  /** `row` is where a KPI stands, from 0; `content` that of its total. */
  figures: (Figures & { row: number; content: Content | undefined })[];
  columns: number[]; // of the total and of each period, from 0
  insights: Insight[];
  sheets: string[]; // the scorecard's, then the others'
  charts: number;
}
