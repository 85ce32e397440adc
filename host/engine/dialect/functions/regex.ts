/** REGEXMATCH, REGEXEXTRACT, REGEXREPLACE. Google uses RE2: no look-around, no back-references. */
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { badReference, badValue, type Cell, notAvailable, toText, truth } from '../value.ts';

const patterns = new Map<string, RegExp>();
/** The same ones as REGEXREPLACE needs them. */
const everywhere = new Map<RegExp, RegExp>();

function everyMatch(pattern: RegExp): RegExp {
  let every = everywhere.get(pattern);
  if (!every) {
    every = new RegExp(pattern.source, `${pattern.flags}g`);
    everywhere.set(pattern, every);
  }
  return every;
}

const REFUSED: [RegExp, string][] = [
  [/\(\?(?:[=!]|<[=!])/, 'look-around'],
  [/\\[1-9]|\\k</, 'back-references'],
  [/\(\?>|(?<!\\)[*+?}]\+/, 'possessive groups'],
];

/** RE2's notation where it differs from JavaScript's. */
function translate(source: string): { source: string; flags: string } {
  let flags = 'u';
  const bare = source.replace(/^\(\?([imsU]+)\)/, (_, letters: string) => {
    for (const letter of letters) if ('ims'.includes(letter)) flags += letter;
    return '';
  });
  return {
    flags,
    source: bare
      .replaceAll('(?P<', '(?<')
      .replace(/\\A/g, '^')
      .replace(/\\z/g, '$')
      .replace(
        /\[\[:(\^?)(alpha|digit|alnum|space|upper|lower|punct):\]\]/g,
        (_, not: string, name: string) => `[${not}${POSIX[name]}]`,
      )
      // Escapes that RE2 lets pass and JavaScript's unicode mode does not.
      .replace(/\\([^\w\s\\^$.*+?()[\]{}|/-])/gu, '$1')
      .replace(/\\-(?![^[]*\])/g, '-'),
  };
}

const POSIX: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  space: '\\s',
  upper: 'A-Z',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
};

export function regularExpression(source: string, name: string): RegExp {
  const known = patterns.get(source);
  if (known) return known;
  const refused = REFUSED.find(([pattern]) => pattern.test(source.replace(/\\\\/g, '')));
  const invalid = `Function ${name} parameter 2 value "${source}" is not a valid regular expression.`;
  if (refused) throw badReference(`${invalid} RE2 has no ${refused[1]}.`);
  let pattern: RegExp;
  try {
    const { source: translated, flags } = translate(source);
    pattern = new RegExp(translated, flags);
  } catch {
    throw badReference(invalid);
  }
  patterns.set(source, pattern);
  return pattern;
}

/** The subject must be a text: a number is an error here, unlike in other text functions. */
function subject(cell: Cell | undefined, name: string, context: EvalContext): string {
  if (typeof cell?.value === 'number' || typeof cell?.value === 'boolean')
    throw badValue(
      `Function ${name} parameter 1 expects text values. But '${toText(cell, context.locale)}' is a ${typeof cell.value} and cannot be coerced to a text.`,
    );
  return toText(cell, context.locale);
}

export const regex: FunctionDefinition[] = [
  {
    name: 'REGEXMATCH',
    about: 'TRUE if a part of a text matches a regular expression.',
    parameters: ['text', 'regular_expression'],
    compute(this: EvalContext, cell: Cell | undefined, pattern: Cell | undefined) {
      const value = subject(cell, 'REGEXMATCH', this);
      return truth(regularExpression(toText(pattern, this.locale), 'REGEXMATCH').test(value));
    },
  },
  {
    name: 'REGEXEXTRACT',
    about: 'The first match of a regular expression, or its groups side by side.',
    parameters: ['text', 'regular_expression'],
    compute(this: EvalContext, cell: Cell | undefined, pattern: Cell | undefined) {
      const value = subject(cell, 'REGEXEXTRACT', this);
      const source = toText(pattern, this.locale);
      const match = regularExpression(source, 'REGEXEXTRACT').exec(value);
      if (!match)
        return notAvailable(
          `Function REGEXEXTRACT parameter 2 value "${source}" does not match text of Function REGEXEXTRACT parameter 1 value "${value}".`,
        );
      if (match.length === 1) return { value: match[0] };
      return match.slice(1).map((group) => [{ value: group ?? '' }]);
    },
  },
  {
    name: 'REGEXREPLACE',
    about: 'Replaces every match of a regular expression.',
    parameters: ['text', 'regular_expression', 'replacement'],
    compute(this: EvalContext, cell: Cell | undefined, pattern: Cell | undefined, replacement: Cell | undefined) {
      const value = subject(cell, 'REGEXREPLACE', this);
      const expression = regularExpression(toText(pattern, this.locale), 'REGEXREPLACE');
      // $1 and \1 both name a group.
      const replaceBy = toText(replacement, this.locale).replace(/\\(\d)/g, '$$$1');
      return { value: value.replace(everyMatch(expression), replaceBy) };
    },
  },
];
