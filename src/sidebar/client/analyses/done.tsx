import type { Done } from '../../protocol.ts';
import { MainButton } from '../controls/main-button.tsx';
import type { Flow } from '../flow.ts';
import { Page } from '../page.tsx';
import { t } from '../strings.ts';
import { openAnalysis } from './list.tsx';

export function AnalysisDone({ flow, done }: { flow: Flow; done: Done }) {
  const { notice, open } = flow.state;
  return (
    <Page
      heading={t.analyses.ready}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          <MainButton label={t.analyses.openSheet} onPress={() => openAnalysis(flow, done.sheetId)} />
          <button type="button" onClick={flow.analyses.toList}>
            {t.analyses.all}
          </button>
        </>
      }
    >
      <h2>{done.title}</h2>
      <ul class="sentences">
        {done.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="quiet lead">{t.analyses.values}</p>
      <button type="button" class="link" onClick={flow.toHome}>
        {open?.scorecard ? t.analyses.toScorecard : t.analyses.toStart}
      </button>
    </Page>
  );
}
