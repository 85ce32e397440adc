import type { OpenState } from '../protocol.ts';
import { MainButton } from './controls/main-button.tsx';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import { t } from './strings.ts';

/** Nothing to build from: what would be recognised, and why each sheet of the file was not. */
export function NoTable({ flow, open }: { flow: Flow; open: OpenState | null }) {
  const others = open?.others ?? [];
  const empty = others.length === 0;
  return (
    <Page
      heading={empty ? t.noTable.empty : t.noTable.title}
      footer={<MainButton label={t.noTable.again} onPress={flow.start} />}
    >
      {empty && <p>{t.noTable.emptyText}</p>}
      <p class={empty ? 'quiet' : ''}>{t.noTable.text}</p>
      <dl class="looks-for">
        {t.noTable.looksFor.map(({ role, columns }) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{columns}</dd>
          </div>
        ))}
      </dl>
      {!empty && (
        <>
          <h2>{t.noTable.others}</h2>
          <OtherSheets others={others} />
        </>
      )}
    </Page>
  );
}

export function OtherSheets({ others }: { others: OpenState['others'] }) {
  return (
    <ul class="others">
      {others.map(({ sheet, why }) => (
        <li key={sheet}>
          {sheet}
          <span class="quiet">{why}</span>
        </li>
      ))}
    </ul>
  );
}
