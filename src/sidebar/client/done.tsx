import type { Done as DoneAnswer } from '../protocol.ts';
import { AnalysesLink } from './analyses/link.tsx';
import { MainButton } from './controls/main-button.tsx';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import { t } from './strings.ts';

const SYMBOLS = { good: '●', near: '▲', bad: '▼', plain: '–' };

export function Done({ flow, done }: { flow: Flow; done: DoneAnswer }) {
  const { notice, catalogue } = flow.state;
  return (
    <Page
      heading={t.done.title}
      step={3}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          <MainButton
            label={t.done.open}
            onPress={() => flow.show(done.sheetId, 'A1', t.done.opened, t.done.openFailed)}
          />
          <button type="button" onClick={catalogue ? flow.toScorecard : flow.begin}>
            {t.done.change}
          </button>
        </>
      }
    >
      <ul class="sentences">
        {done.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {done.insights.length > 0 && (
        <>
          <h2>{t.done.insights}</h2>
          {done.insights.map(({ tone, title, text }) => (
            <section class="card insight" key={title}>
              <h3 class={tone}>
                <span aria-hidden="true">{SYMBOLS[tone]}</span>
                <span class="aloud">{t.done.tones[tone]}:</span> {title}
              </h3>
              <p class="quiet">{text}</p>
            </section>
          ))}
        </>
      )}
      <AnalysesLink flow={flow} />
    </Page>
  );
}
