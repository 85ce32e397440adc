import type { Flow } from '../flow.ts';
import { t } from '../strings.ts';

/** The way from a scorecard to the analyses. */
export function AnalysesLink({ flow }: { flow: Flow }) {
  return (
    <section class="card">
      <h2>{t.analyses.title}</h2>
      <p class="quiet">{t.analyses.invitation}</p>
      <button type="button" class="link" onClick={flow.analyses.toList}>
        {t.analyses.see}
      </button>
    </section>
  );
}
