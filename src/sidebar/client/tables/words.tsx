import { useId } from 'preact/hooks';
import type { Status } from '../../../table/types.ts';
import type { TableChoices, TableView } from '../../protocol.ts';
import { OTHER_WORDS, wordColumn, wordStatus } from '../choices.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import type { Flow } from '../flow.ts';
import { t } from '../strings.ts';

const STATUSES: Status[] = ['won', 'lost', 'open', 'cancelled'];

/** The user's own words for won, lost and open, and what every other word counts as. */
export function Words({ flow, table, choice }: { flow: Flow; table: TableView; choice: TableChoices }) {
  const column = wordColumn(table);
  if (column === null) return null;
  const rows = [...table.words, { word: OTHER_WORDS, count: null, status: table.otherWords }];
  return (
    <Disclosure title={t.words.title} about={String(table.words.length)}>
      <p class="quiet">{t.words.help}</p>
      {rows.map(({ word, count, status }) => {
        const decided = wordStatus(choice, column, word);
        return (
          <Word
            key={word}
            word={word}
            count={count}
            status={decided === undefined ? status : decided}
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
  onStatus: (status: Status | null) => void;
}

export function Word({ word, count, status, onStatus }: WordProps) {
  const id = useId();
  const isOther = word === OTHER_WORDS;
  return (
    <div class="word">
      <label for={id}>
        {isOther ? t.words.other : word}
        {count !== null && <span class="quiet">{count.toLocaleString()}</span>}
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
    </div>
  );
}
