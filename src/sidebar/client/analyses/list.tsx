/** Every analysis: the question it answers, whether it stands in the file already, and what it lacks. */
import type { AnalysisChoice } from '../../protocol.ts';
import { dayInWords } from '../day.ts';
import type { Flow } from '../flow.ts';
import { Page, Skeleton } from '../page.tsx';
import { t } from '../strings.ts';

export function AnalysisList({ flow }: { flow: Flow }) {
  const { analyses, listing, notice } = flow.state;
  return (
    <Page
      heading={t.analyses.title}
      notice={notice?.shown ? notice.text : null}
      busy={listing && analyses !== null}
      footer={
        <button type="button" onClick={flow.toHome}>
          {t.back}
        </button>
      }
    >
      {analyses ? (
        <>
          <p class="quiet lead">{t.analyses.about}</p>
          <ul>
            {analyses.map((analysis) => (
              <AnalysisItem key={analysis.id} flow={flow} analysis={analysis} />
            ))}
          </ul>
        </>
      ) : (
        <Skeleton label={t.analyses.loading} />
      )}
    </Page>
  );
}

function AnalysisItem({ flow, analysis }: { flow: Flow; analysis: AnalysisChoice }) {
  const { name, about, lacks, isMendable, standing } = analysis;
  const action = (label: string, press: () => void) => (
    <button type="button" aria-label={t.analyses.of(label, name)} onClick={press}>
      {label}
    </button>
  );
  // Where a table is missing, no button helps.
  const isOffered = standing || !lacks || isMendable;
  return (
    <li class={lacks ? 'card analysis lacks' : 'card analysis'}>
      <h2>{name}</h2>
      <p>{about}</p>
      {lacks && <p class="quiet">{t.analyses.lacks(lacks)}</p>}
      {standing && (
        <p class="good">
          <b aria-hidden="true">✓</b> {t.analyses.made(dayInWords(standing.built))}
        </p>
      )}
      {isOffered && (
        <div class="actions">
          {standing && action(t.analyses.open, () => openAnalysis(flow, standing.sheetId))}
          {lacks
            ? isMendable && action(t.analyses.toTables, flow.toTables)
            : action(standing ? t.analyses.again : t.analyses.make, () => flow.analyses.choose(analysis))}
        </div>
      )}
    </li>
  );
}

export const openAnalysis = (flow: Flow, sheetId: number): Promise<void> =>
  flow.show(sheetId, 'A1', t.analyses.opened, t.analyses.openFailed);
