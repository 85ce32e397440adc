import type { Catalogue, KpiChoice, Preview } from '../../protocol.ts';
import { type Draft, targetOf } from '../draft.ts';
import { t } from '../strings.ts';
import { Kpi } from './kpi.tsx';

/** What people take in at a glance; more is allowed. */
const GLANCE = 10;

interface KpisProps {
  catalogue: Catalogue;
  draft: Draft;
  preview: Preview | null;
  locale: string;
  onPick: (id: string, on: boolean) => void;
  onVariant: (id: string, variant: string) => void;
  onTarget: (id: string, target: string) => void;
}

export function Kpis({ catalogue, draft, preview, locale, onPick, onVariant, onTarget }: KpisProps) {
  const { kpis } = catalogue;
  return (
    <section class="kpis">
      <h2 tabIndex={-1} data-focus="kpis">
        {t.scorecard.kpis} <span class="tag">{t.scorecard.chosen(draft.picked.length, kpis.length)}</span>
      </h2>
      <p class="notice" role="status" hidden={draft.picked.length <= GLANCE}>
        {draft.picked.length > GLANCE && t.scorecard.many}
      </p>
      {families(kpis).map(([family, members]) => (
        <fieldset key={family}>
          <legend class="family">{family}</legend>
          {members.map((kpi) => (
            <Kpi
              key={kpi.id}
              kpi={kpi}
              picked={draft.picked.includes(kpi.id)}
              variant={kpi.variants.find(({ id }) => id === draft.variants[kpi.id]) ?? kpi.variants[0]!}
              preview={preview}
              target={draft.targets[kpi.id] ?? ''}
              period={draft.period}
              wrong={Number.isNaN(targetOf(draft, kpi, locale) ?? 0)}
              locale={locale}
              onPick={(on) => onPick(kpi.id, on)}
              onVariant={(variant) => onVariant(kpi.id, variant)}
              onTarget={(target) => onTarget(kpi.id, target)}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

/** In the catalogue's order, families as they first come. */
function families(kpis: KpiChoice[]): [string, KpiChoice[]][] {
  const byFamily = new Map<string, KpiChoice[]>();
  for (const kpi of kpis) byFamily.set(kpi.family, [...(byFamily.get(kpi.family) ?? []), kpi]);
  return [...byFamily];
}
