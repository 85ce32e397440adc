import { useRef } from 'preact/hooks';
import type { TableChoices, TableView } from '../../protocol.ts';
import { chosenOption } from '../choices.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import type { Flow } from '../flow.ts';
import { t } from '../strings.ts';
import { Fields } from './fields.tsx';
import { LeftOut } from './left-out.tsx';
import { Words } from './words.tsx';

interface DetailsProps {
  flow: Flow;
  table: TableView;
  choice: TableChoices;
}

/** Everything that was made of one table, all of it correctable. */
export function TableDetails({ flow, table, choice }: DetailsProps) {
  // Words that nobody knows come first, and stay there when the last of them is settled.
  const doubted = useRef(false);
  doubted.current ||= table.unknownWords.length > 0;
  const words = table.words.length > 0 && <Words flow={flow} table={table} choice={choice} open={doubted.current} />;
  return (
    <>
      {doubted.current && words}
      {table.fields.length > 0 && (
        <Fields table={table} choice={choice} onColumn={(field, column) => flow.column(table.sheetId, field, column)} />
      )}
      <Answers flow={flow} table={table} choice={choice} />
      {!doubted.current && words}
      {table.leftOut.length > 0 && <LeftOut flow={flow} table={table} />}
      {table.warnings.length > 0 && (
        <section class="warnings">
          <h2>{t.warnings.title}</h2>
          <ul>
            {table.warnings.map((warning) => (
              <li key={warning}>
                <b class="near" aria-hidden="true">
                  ▲
                </b>
                <span>{warning}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The questions that were answered, each of which can be asked again. */
function Answers({ flow, table, choice }: DetailsProps) {
  const given = table.questions.flatMap((question) => {
    const option = question.options[chosenOption(choice, question)];
    return question.settled && option ? [{ question, option }] : [];
  });
  if (given.length === 0) return null;
  return (
    <Disclosure title={t.question.answered(given.length)}>
      <ul class="answers">
        {given.map(({ question, option }) => (
          <li key={question.id}>
            <span class="quiet">{question.title}</span>
            <span>
              <b class="good" aria-hidden="true">
                ✓
              </b>{' '}
              {option.label}
            </span>
            <button
              type="button"
              class="link"
              aria-label={t.question.changeLabel(question.title)}
              onClick={() => flow.reopen(table.sheetId, question)}
            >
              {t.question.change}
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
