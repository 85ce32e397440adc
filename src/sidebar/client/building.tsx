import { useId } from 'preact/hooks';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import type { Progress } from './state.ts';
import { t } from './strings.ts';

export function Building({ flow, progress }: { flow: Flow; progress: Progress }) {
  const { label, steps, done, cancelling } = progress;
  const id = useId();
  const analysis = flow.state.aim === 'analyses' ? flow.analyses.chosen : null;
  const of = steps.length;
  const planning = of === 0;
  return (
    <Page
      heading={analysis?.name ?? t.building.title}
      {...(analysis ? {} : { step: 3 })}
      footer={
        <button type="button" onClick={flow.cancel} disabled={cancelling}>
          {t.cancel}
        </button>
      }
    >
      <p class="doing" id={id} role="status">
        {label}
      </p>
      <div
        class={planning || cancelling ? 'progress unknown' : 'progress'}
        role="progressbar"
        aria-labelledby={id}
        {...(planning ? {} : { 'aria-valuemin': 0, 'aria-valuemax': of, 'aria-valuenow': done })}
      >
        <i style={{ width: planning || cancelling ? undefined : [(100 * done) / of, '%'].join('') }} />
      </div>
      <p class="quiet">
        {planning ? t.building.untouched : [t.building.count(done + 1, of), t.building.untouched].join(' · ')}
      </p>
      <ol class="plan" aria-hidden="true">
        {steps.map((step, at) => (
          <li key={step} class={at < done ? 'over' : at === done && !cancelling ? 'now' : ''}>
            {step.replace(/…$/, '')}
          </li>
        ))}
      </ol>
    </Page>
  );
}
