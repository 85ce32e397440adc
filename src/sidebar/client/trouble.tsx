import { MainButton } from './controls/main-button.tsx';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import type { Trouble } from './server.ts';
import type { Problem } from './state.ts';
import { t } from './strings.ts';

/** Where trying again would end the same way, and the person has to go instead. */
const CURE: Partial<Record<Trouble, 'tables' | 'scorecard'>> = {
  changed: 'tables',
  question: 'tables',
  input: 'tables',
  no_rows: 'scorecard',
};

export function TroublePage({ flow, problem }: { flow: Flow; problem: Problem }) {
  const { trouble, message, where, restored, retry, back } = problem;
  const refused = back === 'analyses' && trouble === 'input';
  const text = refused ? t.analyses.refused : t.troubles[trouble];
  const places = {
    tables: { label: t.trouble.tables, go: trouble === 'changed' ? flow.look : flow.toTables },
    scorecard: { label: t.trouble.scorecard, go: flow.toScorecard },
    analyses: { label: t.trouble.analyses, go: flow.analyses.back },
  };
  const cure = refused ? 'analyses' : CURE[trouble];
  const main = cure ? places[cure] : { label: t.tryAgain, go: retry };
  const other = cure ? { label: t.tryAgain, go: retry } : back && { ...places[back], label: t.back };
  return (
    <Page
      heading={text.title}
      footer={
        <>
          <MainButton label={main.label} onPress={main.go} />
          {other && (
            <button type="button" onClick={other.go}>
              {other.label}
            </button>
          )}
        </>
      }
    >
      <div class="trouble" role="alert">
        <p>{message || text.message}</p>
        {where && <p class="where">{t.trouble.where(where)}</p>}
        {restored !== null && <p>{restored ? t.trouble.unchanged : t.trouble.unsure}</p>}
      </div>
      <ul class="sentences">
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Page>
  );
}
