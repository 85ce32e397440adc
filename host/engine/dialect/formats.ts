/** Google's number formats in the engine's narrower notation. */

const PIECE = /"[^"]*"|\\.|\[\$[^\]]*\]|\[[^\]]*\]|_.|\*.|AM\/PM|am\/pm|./gu;
const isDateSection = (section: string) =>
  /[dmyhs]/i.test(section.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, '')) && !/[0#?]/.test(section);
const ACCEPTED = /^[ !#$%&()*+,\-./:;<=>^{}~@0]$/;

/**
 * The engine refuses what Google takes as literal text (`▲ 0`, `0.0×`, `#,##0 €`), colours and elapsed hours.
 * Literals are put in quotes, colours and conditions of sections are left out.
 */
export function engineFormat(format: string): string {
  if (/^(?:general|automatic)?$/i.test(format)) return '';
  return format
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((section) => {
      const isDate = isDateSection(section);
      return (section.match(PIECE) ?? [])
        .map((piece) => translated(piece, isDate))
        .join('')
        .replaceAll('""', '');
    })
    .join(';');
}

function translated(piece: string, isDate: boolean): string {
  if (piece.startsWith('"') || piece.startsWith('\\') || piece.startsWith('*')) return piece;
  if (piece.startsWith('[$')) return piece.replace(/-[^\]]*\]$/, ']');
  // Elapsed hours: the engine's `hhhh`. Other brackets are colours or conditions.
  if (/^\[h+\]$/i.test(piece)) return 'hhhh';
  if (piece.startsWith('[')) return '';
  if (piece.startsWith('_')) return ' ';
  if (/^am\/pm$/i.test(piece)) return 'a';
  if (piece === '?') return '#';
  if (ACCEPTED.test(piece) || (isDate && /^[dmyhsaq]$/i.test(piece)) || /^e$/i.test(piece))
    return isDate ? piece.toLowerCase() : piece;
  return `"${piece}"`;
}
