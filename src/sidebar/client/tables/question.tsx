import { useId, useState } from 'preact/hooks';
import type { QuestionView, TableChoices } from '../../protocol.ts';
import { chosenOption } from '../choices.ts';
import { Segmented } from '../controls/segmented.tsx';
import { t } from '../strings.ts';

interface QuestionProps {
  question: QuestionView;
  place: { n: number; of: number };
  choice: TableChoices;
  busy: boolean;
  /** The table can be used without an answer. */
  optional: boolean;
  onAnswer: (option: number) => void;
  onLater: (() => void) | null;
}

/** Asks one thing in plain words. Choosing does nothing yet: the button says that it is meant. */
export function Question({ question, place, choice, busy, optional, onAnswer, onLater }: QuestionProps) {
  const given = chosenOption(choice, question);
  const [chosen, setChosen] = useState<number | null>(given >= 0 ? given : question.assumed);
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen !== null && !busy) onAnswer(chosen);
  };
  return (
    <form class="ask" onSubmit={submit}>
      <p class="quiet">{place.of > 1 ? t.question.number(place.n, place.of) : t.question.one}</p>
      <h2 id={id} tabIndex={-1} data-focus="question">
        {question.title}
      </h2>
      <p class="quiet">{question.why}</p>
      <Segmented
        labelledBy={id}
        segments={question.options.map(({ label }, value) => ({ value, label }))}
        value={chosen}
        onChoose={setChosen}
      />
      {optional && <p class="quiet">{t.question.optional}</p>}
      <div class="ask-foot">
        <button type="submit" class="answer" disabled={chosen === null || busy}>
          {t.question.answer}
        </button>
        {onLater && (
          <button type="button" class="link" onClick={onLater}>
            {t.question.later}
          </button>
        )}
      </div>
    </form>
  );
}
