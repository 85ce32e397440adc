/** The questions and warnings about a table in words, each question with what an answer comes to. */
import { answerTo, questionText } from '../../../text/questions.ts';
import { warningText } from '../../../text/warnings.ts';
import type { AskedQuestion, QuestionView, TableRead, TableView } from '../../protocol.ts';

export const worded = (table: TableRead): TableView => ({
  ...table,
  questions: table.questions.map((question, i) => questionView(question, i, table)),
  warnings: table.warnings.map(warningText),
});

function questionView(question: AskedQuestion, i: number, table: TableRead): QuestionView {
  const { kind, column, field, why, options, assumed, settled } = question;
  const { title, options: labels } = questionText(question, table);
  return {
    id: `${table.sheetId}.${kind}.${column ?? field ?? i}`,
    title,
    why,
    options: options.map((value, k) => ({
      label: labels[k] ?? value,
      answer: answerTo(question, table.sheet, value),
    })),
    assumed: assumed === null ? null : Math.max(0, options.indexOf(assumed)),
    settled,
  };
}
