import { useState } from 'preact/hooks';
import { decimals } from '../../../value/notation.ts';
import type { TableView } from '../../protocol.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import type { Flow } from '../flow.ts';
import { t } from '../strings.ts';

/** The rows that are in no figure, by reason, and the way to see them. */
export function LeftOut({ flow, table }: { flow: Flow; table: TableView }) {
  const all = table.leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <Disclosure title={t.leftOut.title(all)} open>
      <ul class="left-out">
        {table.leftOut.map((reason) => (
          <Reason
            key={reason.code}
            reason={reason}
            onShow={(rows) => flow.show(table.sheetId, rows, t.leftOut.shown(rows), t.leftOut.failed)}
          />
        ))}
      </ul>
    </Disclosure>
  );
}

interface ReasonProps {
  reason: TableView['leftOut'][number];
  onShow: (rows: string) => void;
}

/** Each press selects the next stretch of rows: a selection in several places would show only one of them. */
function Reason({ reason, onShow }: ReasonProps) {
  const stretches = stretchesOf(reason.rows);
  const [at, setAt] = useState<number | null>(null);
  const shown = at === null ? null : stretches[at]!;
  const label = at === null || stretches.length === 1 ? t.leftOut.show : t.leftOut.next;
  const show = () => {
    const next = at === null ? 0 : (at + 1) % stretches.length;
    setAt(next);
    onShow(stretches[next]!.a1);
  };
  return (
    <li>
      <span>
        {decimals(reason.count, 0)} {reason.text}
        {shown && <span class="quiet">{t.leftOut.at(shown.text, (at ?? 0) + 1, stretches.length)}</span>}
      </span>
      {stretches.length > 0 && (
        <button type="button" class="link" aria-label={t.leftOut.showLabel(label, reason.text)} onClick={show}>
          {label}
        </button>
      )}
    </li>
  );
}

function stretchesOf(rows: number[]): { a1: string; text: string }[] {
  const stretches: [number, number][] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else stretches.push([row, row]);
  }
  return stretches.map(([from, to]) => ({
    a1: [from, to].join(':'),
    text: from === to ? String(from) : [from, to].join('–'),
  }));
}
