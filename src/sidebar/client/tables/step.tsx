/** Step 1: what was recognised in the file, and what only the person can know. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionView, TableView } from '../../protocol.ts';
import { choiceOf, missingFields, openQuestions } from '../choices.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import { focusOn, MainButton } from '../controls/main-button.tsx';
import type { Flow } from '../flow.ts';
import { OtherSheets } from '../no-table.tsx';
import { Page } from '../page.tsx';
import { t } from '../strings.ts';
import { TableCard } from './card.tsx';
import { TableDetails } from './details.tsx';
import { Question } from './question.tsx';

export function TablesStep({ flow }: { flow: Flow }) {
  const { tables, choices, reading, readFailed, notice, open, aim } = flow.state;
  const inUse = tables.filter((table) => choiceOf(choices, table.sheetId).use);
  const [expanded, setExpanded] = useState(() => (inUse.find((table) => !table.complete) ?? inUse[0])?.sheetId ?? null);
  const [later, setLater] = useState<string[]>([]);
  const asked = nextQuestion(inUse, later);
  const only = tables.length === 1;

  // An answer was given: once the table has been read with it, the next question has the focus, or the way on.
  const answered = useRef(false);
  useEffect(() => {
    if (reading || !answered.current) return;
    answered.current = false;
    if (!focusOn('question')) focusOn('main');
  }, [reading]);

  const answer = (give: () => void) => {
    answered.current = true;
    give();
  };
  const postpone = (question: QuestionView) => {
    setLater([...later.filter((id) => id !== question.id), question.id]);
    setTimeout(() => focusOn('question') || focusOn('main'));
  };
  // An analysis that needs none of what is still open can be made all the same.
  const forAnalyses = aim === 'analyses' && inUse.length > 0;
  const hindered = reading ? t.tables.nextReading : forAnalyses ? null : hindrance(inUse);
  const lead = () => {
    const missing = inUse.flatMap(missingFields)[0];
    if (!focusOn('question') && missing) focusOn(missing.field);
  };

  return (
    <Page
      heading={only ? t.tables.title : t.tables.titleMany}
      {...(aim === 'scorecard' ? { step: 1 } : {})}
      busy={reading}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          {aim === 'analyses' ? (
            <MainButton
              label={t.tables.toAnalyses}
              hindered={hindered}
              onPress={flow.analyses.toList}
              onHindered={lead}
            />
          ) : (
            <MainButton label={t.tables.next} hindered={hindered} onPress={flow.toScorecard} onHindered={lead} />
          )}
          {aim === 'scorecard' && open?.scorecard && (
            <button type="button" onClick={flow.toHome}>
              {t.back}
            </button>
          )}
        </>
      }
    >
      {readFailed && (
        <div class="notice bad" role="alert">
          {t.tables.readFailed}{' '}
          <button type="button" class="link" onClick={flow.read}>
            {t.tryAgain}
          </button>
        </div>
      )}
      {tables.map((table) => {
        const { sheetId } = table;
        const choice = choiceOf(choices, sheetId);
        const isExpanded = choice.use && (only || expanded === sheetId);
        return (
          <div class="table" key={sheetId}>
            <TableCard
              table={table}
              use={choice.use}
              only={only}
              expanded={isExpanded}
              onUse={(use) => flow.use(sheetId, use)}
              onExpand={() => setExpanded(expanded === sheetId ? null : sheetId)}
            />
            {asked?.table === table && (
              <Question
                key={asked.question.id}
                question={asked.question}
                table={table}
                place={asked.place}
                choice={choice}
                busy={reading}
                optional={table.complete}
                onOption={(option) => answer(() => flow.answer(table.sheetId, asked.question, option))}
                onWords={(column, statuses) => answer(() => flow.words(table.sheetId, column, statuses))}
                onUnuse={only ? null : () => answer(() => flow.use(sheetId, false))}
                onLater={asked.place.of > 1 || table.complete ? () => postpone(asked.question) : null}
              />
            )}
            {isExpanded && <TableDetails flow={flow} table={table} choice={choice} />}
          </div>
        );
      })}
      {open && open.others.length > 0 && (
        <Disclosure title={t.tables.others(open.others.length)}>
          <OtherSheets others={open.others} />
        </Disclosure>
      )}
    </Page>
  );
}

interface Asked {
  table: TableView;
  question: QuestionView;
  place: { n: number; of: number };
}

/** One question at a time: first the tables that can't go on without an answer; what was put off comes last. */
function nextQuestion(tables: TableView[], later: string[]): Asked | null {
  const inOrder = [...tables].sort((a, b) => Number(a.complete) - Number(b.complete));
  for (const table of inOrder) {
    const questions = openQuestions(table);
    const now = questions.filter(({ id }) => !later.includes(id));
    const putOff = later
      .map((id) => questions.find((question) => question.id === id))
      .filter((question) => question !== undefined);
    // Nothing depends on the questions of a complete table: put off, they stay away.
    const question = now[0] ?? (table.complete ? undefined : putOff[0]);
    if (question)
      return { table, question, place: { n: table.questions.indexOf(question) + 1, of: table.questions.length } };
  }
  return null;
}

function hindrance(inUse: TableView[]): string | null {
  if (inUse.length === 0) return t.tables.nextNone;
  const table = inUse.find(({ complete }) => !complete);
  if (!table) return null;
  const missing = missingFields(table)[0];
  return openQuestions(table).length > 0 || !missing ? t.tables.nextQuestion : t.tables.nextMissing(missing.label);
}
