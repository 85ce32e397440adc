/**
 * Which costs win customers. Patterns over the category as the user writes it, that JavaScript (flag i) and Sheets' RE2 read
 * alike. A category nobody knows counts: a cost kept in a table of sales costs is one, unless its name says otherwise.
 */
export type CostKind = 'sales_and_marketing' | 'paid';

const notForSales =
  '^(rent|office|premises|insurance|legal|accounting|tax(es)?\\b|bank|depreciation|cogs|cost of|goods|material|production|shipping|freight' +
  '|logistics|warehouse|hosting|server|r ?& ?d|research|engineering|development|support|customer (support|service)|admin|general|hr\\b|finance' +
  '|vuokra|toimi(tila|sto)|vakuutu|kirjanpito|vero|tuotanto|rahti|varasto|hallinto|tuotekehitys|asiakaspalvelu)';

const paidMedia =
  'media|advert|\\bads?\\b|\\bpaid\\b|\\bppc\\b|\\bcpc\\b|\\bsem\\b|adwords|google|meta|facebook|instagram|linkedin|tiktok|bing|mainos|mainonta';

/** `excludes`: rows whose category matches are not counted; otherwise only those that match are. */
export const costPatterns: Record<CostKind, { pattern: string; excludes: boolean }> = {
  sales_and_marketing: { pattern: notForSales, excludes: true },
  paid: { pattern: paidMedia, excludes: false },
};

export function isCostOf(kind: CostKind): (category: string | null) => boolean {
  const { pattern, excludes } = costPatterns[kind];
  const regex = new RegExp(pattern, 'i');
  return (category) => regex.test(category ?? '') !== excludes;
}
