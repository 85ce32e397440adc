/** A question about a table in words, with what each answer comes to. */

import type { Answer, Question } from '../../../table/types.ts';
import { answerTo, questionText } from '../../../text/questions.ts';
import type { QuestionView, TableRead } from '../../protocol.ts';

/** `answers`: those given; a question may also be settled by another answer, or by what was changed in the sheet. */
export function questionView(question: Question, i: number, table: TableRead, answers: Answer[]): QuestionView {
  const { kind, column, field, why, options, assumed } = question;
  const samples = table.columns.find((candidate) => candidate.column === column)?.samples ?? [];
  const { title, options: labels } = questionText({ ...question, samples }, table);
  return {
    id: `${table.sheetId}.${kind}.${column ?? field ?? i}`,
    title,
    why,
    options: options.map((value, k) => ({
      label: labels[k] ?? value,
      answer: answerTo(question, table.sheet, value),
    })),
    assumed: assumed === null ? null : Math.max(0, options.indexOf(assumed)),
    settled:
      answers.some((given) => given.kind === kind && given.column === (column ?? '')) ||
      !table.questions.some((open) => open.kind === kind && open.column === column && open.field === field),
  };
}
