/** A plan as a readable grid, one line per cell, for golden files. */
import { cell } from '../../src/scorecard/a1.ts';
import type { Content, SheetPlan } from '../../src/scorecard/plan.ts';

export function grid(plan: SheetPlan): string {
  const lines = [
    `# ${plan.name}: ${plan.rows} rows, ${plan.columns} columns, frozen ${plan.frozenRows} × ${plan.frozenColumns}`,
  ];
  plan.cells.forEach((row, r) => {
    row.forEach(({ content, style, note }, c) => {
      if (!content) return;
      lines.push(`${cell({ row: r, column: c }).padEnd(5)} ${written(content)}${style ? `   [${style}]` : ''}`);
      if (note) lines.push(...note.split('\n').map((line) => `        note: ${line}`));
    });
  });
  return `${lines.join('\n')}\n`;
}

function written(content: Content): string {
  if ('formula' in content) return `=${content.formula}`;
  if ('day' in content) return `day ${content.day}`;
  return 'text' in content ? `'${content.text}` : String('number' in content ? content.number : content.boolean);
}
