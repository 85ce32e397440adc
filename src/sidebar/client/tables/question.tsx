import { useId, useState } from 'preact/hooks';
import type { Status } from '../../../table/types.ts';
import type { QuestionView, TableChoices, TableView } from '../../protocol.ts';
import { askedColumn, askedWords, chosenOption, OTHER_WORDS } from '../choices.ts';
import { Segmented } from '../controls/segmented.tsx';
import { t } from '../strings.ts';
import { Ask, type AskProps } from './ask.tsx';
import { Word } from './words.tsx';

interface QuestionProps extends Pick<AskProps, 'place' | 'optional' | 'onLater' | 'onUnuse'> {
  question: QuestionView;
  table: TableView;
  choice: TableChoices;
  busy: boolean;
  onOption: (option: number) => void;
  onWords: (column: string, statuses: Map<string, Status>) => void;
}

export function Question({ onOption, onWords, ...props }: QuestionProps) {
  const column = askedColumn(props.question);
  return column === null ? (
    <OptionQuestion {...props} onAnswer={onOption} />
  ) : (
    <WordQuestion {...props} onAnswer={(statuses) => onWords(column, statuses)} />
  );
}

type Common = Omit<QuestionProps, 'onOption' | 'onWords'>;

function OptionQuestion({ question, choice, busy, onAnswer, ...ask }: Common & { onAnswer: (option: number) => void }) {
  const given = chosenOption(choice, question);
  const [chosen, setChosen] = useState<number | null>(given >= 0 ? given : question.assumed);
  const id = useId();
  return (
    <Ask
      {...ask}
      id={id}
      title={question.title}
      why={question.why}
      ready={chosen !== null && !busy}
      onSubmit={() => chosen !== null && onAnswer(chosen)}
    >
      <Segmented
        labelledBy={id}
        segments={question.options.map(({ label }, value) => ({ value, label }))}
        value={chosen}
        onChoose={setChosen}
      />
    </Ask>
  );
}

/** Words that are all new to us: the person says which of them is won and which lost, or that none is won. Until then all are open stages. */
function WordQuestion({
  question,
  table,
  busy,
  onAnswer,
  ...ask
}: Common & { onAnswer: (statuses: Map<string, Status>) => void }) {
  const [statuses, setStatuses] = useState(
    () => new Map<string, Status>(askedWords(question).map((word) => [word, 'open'])),
  );
  const [noneWon, setNoneWon] = useState(false);
  const id = useId();
  const count = (word: string) => table.words.find((known) => known.word === word)?.count ?? null;
  const isWonNamed = [...statuses.values()].includes('won');
  return (
    <Ask
      {...ask}
      id={id}
      title={question.title}
      why={question.why}
      ready={(isWonNamed || noneWon) && !busy}
      onSubmit={() => onAnswer(isWonNamed ? statuses : new Map([...statuses, [OTHER_WORDS, 'open']]))}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its own legend; the question's title names the group */}
      <div role="group" aria-labelledby={id}>
        {[...statuses].map(([word, status]) => (
          <Word
            key={word}
            word={word}
            count={count(word)}
            status={status}
            onStatus={(chosen) => chosen && setStatuses(new Map([...statuses, [word, chosen]]))}
          />
        ))}
      </div>
      {!isWonNamed && (
        <>
          <p class="quiet optional">{t.words.nameWon}</p>
          <label class="none-won">
            <input type="checkbox" checked={noneWon} onChange={(event) => setNoneWon(event.currentTarget.checked)} />
            {t.words.noneWon}
          </label>
        </>
      )}
    </Ask>
  );
}
