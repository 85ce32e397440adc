/**
 * Formulas as a person types them in a locale, and as the engine stores them (the en_US form).
 * platform.md FL-1…FL-4: `;` separates arguments everywhere; `,` only where the decimal sign is a dot; array columns are `,` there and
 * `\` elsewhere; nothing else is corrected, so a wrong separator must stay wrong and give #ERROR!.
 */
import type { Locale } from '@odoo/o-spreadsheet';

/** Stand-ins for a comma or dot that is wrong in the locale: they look alike, no parser accepts them, and they turn back when shown. */
const WRONG_COMMA = '\u060C';
const WRONG_DOT = '\u2024';

type Piece = { readonly text: string; readonly quoted: boolean };

/** Text in "…" or '…' (a quoted sheet name) apart from the rest. A doubled quote simply starts the next quoted piece. */
function pieces(formula: string): Piece[] {
  const found: Piece[] = [];
  const pattern = /"[^"]*"?|'[^']*'?|[^"']+/g;
  for (const [text] of formula.matchAll(pattern)) found.push({ text, quoted: text[0] === '"' || text[0] === "'" });
  return found;
}

function rewrite(
  formula: string,
  rule: (char: string, bracket: string, before: string, after: string) => string,
): string {
  const open: string[] = [];
  let out = '';
  for (const piece of pieces(formula)) {
    if (piece.quoted) {
      out += piece.text;
      continue;
    }
    for (let i = 0; i < piece.text.length; i++) {
      const char = piece.text[i]!;
      if (char === '(' || char === '{') open.push(char);
      else if (char === ')' || char === '}') open.pop();
      out += rule(char, open[open.length - 1] ?? '', piece.text[i - 1] ?? '', piece.text[i + 1] ?? '');
    }
  }
  return out;
}

const isDigit = (char: string) => char >= '0' && char <= '9';

/** The stored form of a formula typed in this locale. A leading `+` becomes `=`, as in Google. */
export function canonicalFormula(typed: string, locale: Pick<Locale, 'decimalSeparator'>): string {
  const formula = typed.startsWith('+') ? `=${typed}` : typed;
  if (locale.decimalSeparator === '.') {
    return rewrite(formula, (char, bracket) => (char === ';' && bracket !== '{' ? ',' : char));
  }
  return rewrite(formula, (char, bracket, before, after) => {
    if (char === ';') return bracket === '{' ? ';' : ',';
    if (char === '\\') return bracket === '{' ? ',' : char;
    if (char === ',') return isDigit(after) && !/[A-Za-z_)\]]/.test(before) ? '.' : WRONG_COMMA;
    // A dot inside a name is fine (PERCENTILE.INC); next to a digit it was meant as a decimal sign.
    if (char === '.') return isDigit(before) || (isDigit(after) && !/[A-Za-z_]/.test(before)) ? WRONG_DOT : char;
    return char;
  });
}

/** The formula as the locale shows it, what `getFormula()` returns. */
export function localFormula(stored: string, locale: Pick<Locale, 'decimalSeparator'>): string {
  const comma = locale.decimalSeparator === '.';
  return rewrite(stored, (char, bracket, before, after) => {
    if (char === WRONG_COMMA) return ',';
    if (char === WRONG_DOT) return '.';
    if (comma) return char;
    if (char === ',') return bracket === '{' ? '\\' : ';';
    if (char === '.' && (isDigit(before) || isDigit(after)) && !/[A-Za-z_]/.test(before)) return ',';
    return char;
  });
}
