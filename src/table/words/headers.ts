/** Header words by language. A language is one data file; the words of all languages are known at once, since exports mix them. */
import type { FieldId, Role } from '../types.ts';
import { english } from './headers-en.ts';
import { finnish } from './headers-fi.ts';
import { german, nordic } from './headers-more.ts';

export interface HeaderWords {
  /** The record's name, which exports put before a field: "Deal - Value", "Opportunity Owner". */
  records: Record<Role, readonly string[]>;
  /** Field → headers, the more telling first: of two columns that fit, the earlier word wins (net before gross). */
  fields: Record<Role, Partial<Record<FieldId, readonly string[]>>>;
}

export const headerWords = (): readonly HeaderWords[] => [english, finnish, german, nordic];

/**
 * Words that make a header mean something else than the word beside them: a target amount is no amount, the last
 * activity's date no close date.
 */
export const otherThings =
  /\b(?:target|quota|goal|budget|forecast category|weighted|last year|previous|prior|average|avg|commission|discount|tax|taxes|vat|shipping|balance|limit|rank|score|modified|updated|activity|activities|next|due|birth|birthday|ship|delivery|delivered|valid|expiry|expires|renewal|phone|email|e mail|url|website|address|postal|zip|latitude|longitude|count|number of|no of|anzahl|year|month|quarter|week|tavoite|alennus|vero|alv|eräpäivä|muokattu|päivitetty|toimitus|osoite|puhelin|sähköposti|keskiarvo|ziel|rabatt|steuer|mwst|fällig|lieferdatum|moms|frist)\b/u;
