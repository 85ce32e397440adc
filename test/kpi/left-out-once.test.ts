import { expect, it } from 'vitest';
import { evaluate, lacks } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import type { FieldId, Question } from '../../src/table/types.ts';
import { deals, march } from './hand-made.ts';

it('a row outside one window that another lacks something of is left out for what it lacks', () => {
  const data = deals(
    { status: 'won', amount: 100, closed: '2024-02-01' },
    { status: 'won', closed: '2024-02-10' },
    { status: 'won', amount: 150, closed: '2024-03-10' },
    { status: 'won', amount: 10, closed: '2024-01-10' },
  );
  expect(evaluate(kpiById('sales_growth'), null, data, { ...march, total: true })).toMatchObject({
    value: 0.5,
    leftOut: { outside_period: 2, no_amount: 1 },
  });
});

it('a question about the expected amount keeps every figure in money from having a value, and no count', () => {
  const data = deals({ status: 'won', amount: 100, closed: '2024-03-02' });
  const lackWith = (id: string, field: FieldId) => {
    const questions: Question[] = [
      { column: 'B', field, kind: 'decimal', options: [',', '.'], assumed: null, why: '' },
    ];
    return lacks(kpiById(id), null, { deals: { ...data.tables.deals!, questions } });
  };
  expect(lackWith('revenue', 'expected_amount')).toMatchObject({ reason: 'question', field: 'expected_amount' });
  expect(lackWith('revenue', 'amount')).toMatchObject({ reason: 'question', field: 'amount' });
  expect(lackWith('revenue', 'probability')).toBeNull();
  expect(lackWith('win_rate', 'expected_amount')).toBeNull();
});
