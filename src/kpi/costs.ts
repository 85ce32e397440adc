/**
 * Which costs win customers. Patterns over the category as the user writes it, that JavaScript (flag i) and Sheets' RE2 read
 * alike. A category nobody knows counts: a cost kept in a table of sales costs is one, unless its name says otherwise.
 */
export type CostKind = 'sales_and_marketing' | 'paid';

const notForSales =
  '^((rent|office|premises|insurance|legal|accounting|tax(es)?|bank|depreciation|cogs|cost of|goods|materials?|production|shipping|freight' +
  '|logistics|warehouse|hosting|servers?|r ?& ?d|research|engineering|development|support|customer (support|service)|general|hr|finance)\\b|admin' +
  '|vuokra|toimi(tila|sto)|vakuutu|kirjanpito|vero|tuotanto|rahti|varasto|hallinto|tuotekehitys|asiakaspalvelu)';

/** A word of these anywhere makes it one that wins customers, but of "cost of sales". */
const forSales =
  'marketing|advert|\\bads?\\b|campaign|\\bleads?\\b|trade (fair|show)|website|(^|[^f] )sales|markkinoin|myyn|mainos|mainon|messu';

const paidMedia =
  'media|advert|\\bads?\\b|\\bpaid\\b|\\bppc\\b|\\bcpc\\b|\\bsem\\b|adwords|google|meta|facebook|instagram|linkedin|tiktok|bing|mainos|mainonta';

/** Rows whose category matches `counts` are counted, and those that don't match `excludes`, if there is one. */
export const costPatterns: Record<CostKind, { counts: string; excludes?: string }> = {
  sales_and_marketing: { counts: forSales, excludes: notForSales },
  paid: { counts: paidMedia },
};

export function isCostOf(kind: CostKind): (category: string | null) => boolean {
  const { counts, excludes } = costPatterns[kind];
  const fits = (pattern: string, category: string | null) => new RegExp(pattern, 'i').test(category ?? '');
  return (category) => fits(counts, category) || (excludes !== undefined && !fits(excludes, category));
}
