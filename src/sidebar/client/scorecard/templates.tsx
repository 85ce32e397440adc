import { useId } from 'preact/hooks';
import type { Catalogue } from '../../protocol.ts';
import { t } from '../strings.ts';

interface TemplatesProps {
  templates: Catalogue['templates'];
  chosen: string | null;
  onChoose: (template: string) => void;
}

/** Sets of KPIs that are looked at together. Choosing one ticks what the tables can feed; anything may be changed after. */
export function Templates({ templates, chosen, onChoose }: TemplatesProps) {
  const name = useId();
  return (
    <fieldset class="templates">
      <legend>{t.scorecard.template}</legend>
      {templates.map(({ id, name: title, about, kpis, period, ready }) => (
        <label key={id} class={id === chosen ? 'card selected' : 'card'}>
          <input
            type="radio"
            name={name}
            checked={id === chosen}
            disabled={ready === 0}
            onChange={() => onChoose(id)}
          />
          <span>
            <b>{title}</b>
            <span class="quiet">{about}</span>
            <span class="quiet">
              {ready < kpis.length
                ? t.scorecard.templateReady(ready, kpis.length)
                : t.scorecard.templateAbout(kpis.length, t.scorecard.cadence[period])}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
