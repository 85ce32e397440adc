/** The one door to words by key: `t('reasons.no_target')`. Another language is another table of the same shape. */
import { words } from './en.ts';

type Table = { readonly [key: string]: string | Table };

/** The text of a key, with `{name}` replaced; the key itself where there is no such text, so that nothing is ever blank. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const found = key
    .split('.')
    .reduce<string | Table | undefined>(
      (place, part) => (typeof place === 'object' ? place[part] : undefined),
      words as unknown as Table,
    );
  if (typeof found !== 'string') return key;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
