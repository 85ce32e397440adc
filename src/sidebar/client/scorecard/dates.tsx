import { useId } from 'preact/hooks';
import type { Catalogue, PeriodUnit, Preview } from '../../protocol.ts';
import { Segmented } from '../controls/segmented.tsx';
import { dayInWords, daysInWords } from '../day.ts';
import { type Draft, LAST, type RangeKind } from '../draft.ts';
import { t } from '../strings.ts';

interface DatesProps {
  catalogue: Catalogue;
  draft: Draft;
  preview: Preview | null;
  onChange: (part: Partial<Draft>) => void;
  onPeriod: (period: PeriodUnit) => void;
}

/** One column per period, over all of the data or part of it. */
export function Dates({ catalogue, draft, preview, onChange, onPeriod }: DatesProps) {
  const { periods, range } = catalogue;
  const period = useId();
  const dates = useId();
  // Own days stand as they are written.
  const days = draft.range === 'custom' ? draft.from && draft.to && draft.from <= draft.to && draft : preview;
  const ranges: { value: RangeKind; label: string }[] = [
    { value: 'all', label: t.scorecard.all },
    { value: 'last', label: t.scorecard.last(LAST) },
    { value: 'custom', label: t.scorecard.custom },
  ];
  return (
    <>
      <section>
        <h2 id={period}>{t.scorecard.period}</h2>
        <Segmented
          labelledBy={period}
          segments={periods.map(({ unit: value, name }) => ({ value, label: name }))}
          value={draft.period}
          onChoose={onPeriod}
        />
      </section>
      <section>
        <h2 id={dates}>{t.scorecard.range}</h2>
        <Segmented
          labelledBy={dates}
          segments={ranges}
          value={draft.range}
          onChoose={(value) => onChange({ range: value })}
        />
        {draft.range === 'custom' && (
          <div class="from-to">
            <Day label={t.scorecard.from} value={draft.from} mark="from" onChange={(from) => onChange({ from })} />
            <Day label={t.scorecard.to} value={draft.to} onChange={(to) => onChange({ to })} />
          </div>
        )}
        <p class="quiet">
          {days && daysInWords(days)}
          {preview && draft.range !== 'custom' && t.scorecard.asOf(dayInWords(range.asOf))}
          {preview && [' · ', t.scorecard.periodCount(preview.periods, draft.period)].join('')}
        </p>
        {draft.range !== 'custom' && (
          <p class="quiet">
            {draft.range === 'last' && [t.scorecard.lastAbout(LAST, draft.period), ''].join(' ')}
            {t.scorecard.running}
          </p>
        )}
      </section>
    </>
  );
}

interface DayProps {
  label: string;
  value: string;
  mark?: string;
  onChange: (day: string) => void;
}

function Day({ label, value, mark, onChange }: DayProps) {
  const id = useId();
  return (
    <div>
      <label class="quiet" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        data-focus={mark}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
