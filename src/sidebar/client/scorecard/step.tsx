/** Step 2: which KPIs, by which definition, against which target, over which time. */
import { useId } from 'preact/hooks';
import type { Catalogue } from '../../protocol.ts';
import { focusOn, MainButton } from '../controls/main-button.tsx';
import { type Draft, type Hindrance, hindrance, withPeriod, withPicked, withTemplate } from '../draft.ts';
import type { Flow } from '../flow.ts';
import { Page, Skeleton } from '../page.tsx';
import { t } from '../strings.ts';
import { Dates } from './dates.tsx';
import { Kpis } from './kpis.tsx';
import { Templates } from './templates.tsx';

interface ScorecardStepProps {
  flow: Flow;
  catalogue: Catalogue | null;
  draft: Draft | null;
}

export function ScorecardStep({ flow, catalogue, draft }: ScorecardStepProps) {
  const { notice, open } = flow.state;
  const obstacle = catalogue && draft ? hindrance(draft, catalogue, flow.locale) : null;
  const ready = catalogue !== null && draft !== null;
  return (
    <Page
      heading={t.scorecard.title}
      step={2}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          {ready && (
            <MainButton
              label={open?.scorecard ? t.scorecard.update : t.scorecard.build}
              hindered={obstacle && reason(obstacle)}
              onPress={flow.build}
              onHindered={() => obstacle && focusOn(placeOf(obstacle))}
            />
          )}
          <button type="button" onClick={flow.toTables}>
            {t.back}
          </button>
        </>
      }
    >
      {ready ? <Choices flow={flow} catalogue={catalogue} draft={draft} /> : <Skeleton label={t.scorecard.loading} />}
    </Page>
  );
}

function Choices({ flow, catalogue, draft }: { flow: Flow; catalogue: Catalogue; draft: Draft }) {
  const { change, locale } = flow;
  const { preview } = flow.state;
  const id = useId();
  return (
    <>
      {catalogue.templates.length > 0 && (
        <Templates
          templates={catalogue.templates}
          chosen={draft.template}
          onChoose={(template) => change(withTemplate(draft, catalogue, template, locale))}
        />
      )}
      <Kpis
        catalogue={catalogue}
        draft={draft}
        preview={preview}
        locale={locale}
        onPick={(kpi, on) => change(withPicked(draft, catalogue, kpi, on))}
        onVariant={(kpi, variant) => change({ variants: { ...draft.variants, [kpi]: variant } })}
        onTarget={(kpi, target) => change({ targets: { ...draft.targets, [kpi]: target } })}
      />
      <Dates
        catalogue={catalogue}
        draft={draft}
        preview={preview}
        onChange={change}
        onPeriod={(period) => change(withPeriod(draft, catalogue, period, locale))}
      />
      <section>
        <h2>
          <label for={id}>{t.scorecard.name}</label>
        </h2>
        <input
          id={id}
          class="wide"
          type="text"
          maxLength={80}
          value={draft.title}
          onInput={(event) => change({ title: event.currentTarget.value })}
        />
      </section>
    </>
  );
}

function reason(obstacle: Hindrance): string {
  switch (obstacle.what) {
    case 'none':
      return t.scorecard.buildNone;
    case 'target':
      return t.scorecard.buildTarget(obstacle.kpi.name);
    case 'dates':
      return t.scorecard.noDay;
    case 'order':
      return t.scorecard.badRange;
  }
}

function placeOf(obstacle: Hindrance): string {
  if (obstacle.what === 'target') return ['target', obstacle.kpi.id].join('-');
  return obstacle.what === 'none' ? 'kpis' : 'from';
}
