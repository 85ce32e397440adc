/** Delimited text (CSV, TSV) to rows of cell texts, exactly as written: nothing skipped, nothing trimmed. */
import { parseCsv } from 'hucre/csv';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Title rows above a table hold no delimiter, or the wrong one; this many records show the table itself. */
const SAMPLE_RECORDS = 200;
const SAMPLE_CHARACTERS = 200_000;

export function parseDelimited(text: string): string[][] {
  const rows = parseCsv(text, { delimiter: delimiterOf(text), skipBom: true }) as string[][];
  return rows.map((row) => row.map((cell) => cell ?? ''));
}

/** The delimiter that cuts most records into the same number of fields, more than one. */
function delimiterOf(text: string): string {
  let best: string = ',';
  let bestScore = 0;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const score = regularity(sample, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function regularity(sample: string, delimiter: string): number {
  const records = parseCsv(sample, { delimiter, maxRows: SAMPLE_RECORDS });
  const countOf = new Map<number, number>();
  for (const { length } of records) if (length > 1) countOf.set(length, (countOf.get(length) ?? 0) + 1);
  let score = 0;
  for (const [fields, count] of countOf) {
    const share = count / records.length;
    // A regular cut into a few fields is a better sign than an accidental one into many: decimal commas do that.
    score = Math.max(score, share * share * Math.log2(fields + 1));
  }
  return score;
}
