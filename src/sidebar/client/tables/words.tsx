import { useId } from 'preact/hooks';
import type { Status } from '../../../table/types.ts';
import { decimals } from '../../../value/notation.ts';
import type { TableChoices, TableView } from '../../protocol.ts';
import { OTHER_WORDS, wordStatus } from '../choices.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import type { Flow } from '../flow.ts';
import { t } from '../strings.ts';

const STATUSES: Status[] = ['won', 'lost', 'open', 'cancelled'];

interface WordsProps {
  flow: Flow;
  table: TableView;
  choice: TableChoices;
  open: boolean;
}

/** The user's own words for won, lost and open, and what every other word counts as. */
export function Words({ flow, table, choice, open }: WordsProps) {
  const column = table.wordColumn;
  if (column === null) return null;
  const isUnknown = ({ word }: { word: string }) => table.unknownWords.includes(word);
  const rows = [
    ...table.words.filter(isUnknown),
    ...table.words.filter((each) => !isUnknown(each)),
    { word: OTHER_WORDS, count: null, status: table.otherWords },
  ];
  return (
    <Disclosure title={t.words.title} about={String(table.words.length)} open={open}>
      <p class="quiet">{t.words.help}</p>
      {rows.map((row) => {
        const { word, count, status } = row;
        const decided = wordStatus(choice, column, word);
        return (
          <Word
            key={word}
            word={word}
            count={count}
            status={decided === undefined ? status : decided}
            doubtful={isUnknown(row) && decided === undefined}
            onStatus={(chosen) => flow.word(table.sheetId, column, word, chosen)}
          />
        );
      })}
    </Disclosure>
  );
}

interface WordProps {
  word: string;
  count: number | null;
  status: Status | null;
  /** It counts as open because nobody knows it. */
  doubtful?: boolean;
  onStatus: (status: Status | null) => void;
}

export function Word({ word, count, status, doubtful = false, onStatus }: WordProps) {
  const id = useId();
  const isOther = word === OTHER_WORDS;
  return (
    <div class="word">
      <label for={id}>
        {isOther ? t.words.other : word}
        {count !== null && <span class="quiet">{decimals(count, 0)}</span>}
      </label>
      <select
        id={id}
        value={status ?? ''}
        onChange={(event) => onStatus((event.currentTarget.value || null) as Status | null)}
      >
        {STATUSES.map((value) => (
          <option key={value} value={value}>
            {t.words.statuses[value]}
          </option>
        ))}
        {/* Only unknown words leave their rows out: one that is named counts as something. */}
        {(isOther || status === null) && <option value="">{t.words.leaveOut}</option>}
      </select>
      {doubtful && (
        <p class="doubt">
          <b class="near" aria-hidden="true">
            ?
          </b>
          <span>{t.words.doubt}</span>
          <button type="button" class="link" aria-label={t.words.yesLabel(word)} onClick={() => onStatus('open')}>
            {t.words.yes}
          </button>
        </p>
      )}
    </div>
  );
}
