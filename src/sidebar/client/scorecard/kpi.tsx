import { useId } from 'preact/hooks';
import type { KpiChoice, PeriodUnit, Preview, VariantChoice } from '../../protocol.ts';
import { daysInWords } from '../day.ts';
import { t } from '../strings.ts';
import { formatTarget, parseTarget } from '../target.ts';

interface KpiProps {
  kpi: KpiChoice;
  picked: boolean;
  variant: VariantChoice;
  preview: Preview | null;
  target: string;
  period: PeriodUnit;
  /** The target is no number. */
  wrong: boolean;
  locale: string;
  onPick: (on: boolean) => void;
  onVariant: (variant: string) => void;
  onTarget: (target: string) => void;
}

/** One KPI: what it is, what it comes to, and, once ticked, by which definition and against which target. */
export function Kpi({
  kpi,
  picked,
  variant,
  preview,
  target,
  period,
  wrong,
  locale,
  onPick,
  onVariant,
  onTarget,
}: KpiProps) {
  const { name, variants, lacks } = kpi;
  const id = useId();
  const about = [id, 'about'].join('-');
  const figure = preview?.figures[kpi.id]?.[variant.id];
  return (
    <div class={lacks ? 'kpi lacks' : 'kpi'}>
      <input
        id={id}
        type="checkbox"
        checked={picked}
        disabled={lacks !== null}
        aria-describedby={about}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      <label for={id}>{name}</label>
      {preview && figure && (
        <span class="figure" title={t.scorecard.total(daysInWords(preview))}>
          {figure}
        </span>
      )}
      <p class="quiet" id={about}>
        {lacks ?? variant.lacks ?? variant.definition}
      </p>
      {picked && (
        <div class="options">
          <Target kpi={kpi} text={target} period={period} wrong={wrong} locale={locale} onText={onTarget} />
          {variants.length > 1 && (
            <select
              aria-label={[t.scorecard.variant, name].join(': ')}
              value={variant.id}
              onChange={(event) => onVariant(event.currentTarget.value)}
            >
              {variants.map((candidate) => (
                <option key={candidate.id} value={candidate.id}>
                  {candidate.name}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </div>
  );
}

interface TargetProps {
  kpi: KpiChoice;
  text: string;
  period: PeriodUnit;
  wrong: boolean;
  locale: string;
  onText: (text: string) => void;
}

/** Written as the person likes; on leaving, it is shown the way it was understood. */
function Target({ kpi, text, period, wrong, locale, onText }: TargetProps) {
  const id = useId();
  const [error, measure] = ['error', 'unit'].map((part) => [id, part].join('-'));
  const unit = kpi.perPeriod ? t.scorecard.perPeriod[period] : t.scorecard.units[kpi.unit];
  const settle = () => {
    const value = parseTarget(text, kpi.unit, locale);
    if (value !== null && !Number.isNaN(value)) onText(formatTarget(value, kpi.unit, locale));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
  };
  return (
    <>
      <label class="target" for={id}>
        <span aria-hidden="true">{t.scorecard.target}</span>
        <span class="aloud">{t.scorecard.targetLabel(kpi.name)}</span>
      </label>
      <input
        id={id}
        class={kpi.unit === 'money' || kpi.unit === 'money_per_day' ? 'target' : 'target short'}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        data-focus={['target', kpi.id].join('-')}
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={[measure, ...(wrong ? [error] : [])].join(' ')}
        onInput={(event) => onText(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      <span class="unit quiet" id={measure}>
        {unit}
      </span>
      {wrong && (
        <p class="error" id={error}>
          {t.scorecard.targetWrong}
        </p>
      )}
    </>
  );
}
