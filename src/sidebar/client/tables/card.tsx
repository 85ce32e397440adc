import { useId } from 'preact/hooks';
import type { TableView } from '../../protocol.ts';
import { missingFields, openQuestions } from '../choices.ts';
import { t } from '../strings.ts';

interface TableCardProps {
  table: TableView;
  use: boolean;
  /** With one table there is nothing to choose and nothing to fold. */
  only: boolean;
  expanded: boolean;
  onUse: (use: boolean) => void;
  onExpand: () => void;
}

/** One found table: what it is, where, how much of it is used, and whether anything is unclear. */
export function TableCard({ table, use, only, expanded, onUse, onExpand }: TableCardProps) {
  const { sheet, roleName, dataRows, rows, headerRow } = table;
  const name = roleName || t.tables.unknownRole;
  const id = useId();
  return (
    <section class={use ? 'card selected' : 'card'}>
      <div class="card-head">
        {!only && (
          <input
            type="checkbox"
            checked={use}
            aria-label={t.tables.use(name, sheet)}
            onChange={(event) => onUse(event.currentTarget.checked)}
          />
        )}
        <h2 id={id}>
          {name} <span class="tag">{t.tables.sheet(sheet)}</span>
        </h2>
      </div>
      <p class="quiet">
        {t.tables.rows(dataRows, rows)} · {t.tables.header(headerRow)}
      </p>
      <div class="card-foot">
        {use ? <Recognised table={table} /> : <p class="quiet">{t.tables.unused}</p>}
        {use && !only && table.fields.length > 0 && (
          <button type="button" class="link" aria-expanded={expanded} aria-describedby={id} onClick={onExpand}>
            {t.tables.details} <i class="chevron" aria-hidden="true" />
          </button>
        )}
      </div>
    </section>
  );
}

function Recognised({ table }: { table: TableView }) {
  const questions = openQuestions(table).length;
  const missing = missingFields(table).map(({ label }) => label);
  if (questions > 0) return <State tone="near" symbol="?" text={t.tables.open(questions)} />;
  if (missing.length > 0) return <State tone="bad" symbol="▼" text={t.tables.missing(missing)} />;
  const everything = table.fields.every(({ state }) => state === 'found');
  return <State tone="good" symbol="✓" text={everything ? t.tables.everything : t.tables.allRequired} />;
}

function State({ tone, symbol, text }: { tone: string; symbol: string; text: string }) {
  return (
    <p class={tone}>
      <b aria-hidden="true">{symbol}</b> {text}
    </p>
  );
}
