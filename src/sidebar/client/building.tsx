import { useId } from 'preact/hooks';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import type { Progress } from './state.ts';
import { t } from './strings.ts';

export function Building({ flow, progress }: { flow: Flow; progress: Progress }) {
  const { label, done, of, cancelling } = progress;
  const id = useId();
  return (
    <Page
      heading={t.building.title}
      step={3}
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
        class={of === null || cancelling ? 'progress unknown' : 'progress'}
        role="progressbar"
        aria-labelledby={id}
        {...(of === null ? {} : { 'aria-valuemin': 0, 'aria-valuemax': of, 'aria-valuenow': done })}
      >
        <i style={{ width: of === null ? undefined : [(100 * done) / of, '%'].join('') }} />
      </div>
      <p class="quiet">
        {[of !== null && t.building.count(done + 1, of), t.building.untouched].filter(Boolean).join(' · ')}
      </p>
    </Page>
  );
}
