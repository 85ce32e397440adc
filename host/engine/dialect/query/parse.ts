/** The query language of QUERY (Google Visualization Query Language), from text to a tree. */
import { serialOf } from '../locales.ts';
import { badValue } from '../value.ts';

export type AggregateName = 'sum' | 'avg' | 'count' | 'max' | 'min';

export type Expression =
  | { kind: 'column'; id: string }
  | { kind: 'value'; value: string | number | boolean }
  | { kind: 'aggregate'; name: AggregateName; of: Expression }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'arithmetic'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression };

export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'null'; of: Expression; isNull: boolean }
  | { kind: 'compare'; operator: string; left: Expression; right: Expression };

export interface Query {
  /** Undefined for `select *`. */
  select?: Expression[];
  where?: Condition;
  groupBy: Expression[];
  pivot: Expression[];
  orderBy: { of: Expression; descending: boolean }[];
  limit?: number;
  offset: number;
  labels: { of: Expression; text: string }[];
  formats: { of: Expression; text: string }[];
}

interface Token {
  kind: 'word' | 'number' | 'text' | 'quoted' | 'sign' | 'end';
  text: string;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|'([^']*)'|"([^"]*)"|`([^`]*)`|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|<>|!=|[=<>(),*+\-/]))/y;

const failure = (what: string) => badValue(`Unable to parse query string for Function QUERY parameter 2: ${what}`);

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const length = text.trimEnd().length;
  while (TOKEN.lastIndex < length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw failure(`PARSE_ERROR at '${text.slice(at).trim()}'.`);
    const [, number, single, double, quoted, word, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (single !== undefined || double !== undefined) tokens.push({ kind: 'text', text: single ?? double! });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted });
    else tokens.push(word === undefined ? { kind: 'sign', text: sign! } : { kind: 'word', text: word });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

const AGGREGATES = new Set(['sum', 'avg', 'count', 'max', 'min']);
const CLAUSES = new Set([
  'select',
  'where',
  'group',
  'pivot',
  'order',
  'limit',
  'offset',
  'label',
  'format',
  'options',
]);

/** One name per expression, to find the column that ORDER BY, LABEL or FORMAT speaks of. */
export function nameOf(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return expression.id;
    case 'value':
      return JSON.stringify(expression.value);
    case 'aggregate':
      return `${expression.name}(${nameOf(expression.of)})`;
    case 'call':
      return `${expression.name}(${expression.args.map(nameOf).join()})`;
    case 'arithmetic':
      return `(${nameOf(expression.left)}${expression.operator}${nameOf(expression.right)})`;
  }
}

export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  let at = 0;
  const query: Query = { groupBy: [], pivot: [], orderBy: [], offset: 0, labels: [], formats: [] };

  const isWord = (word: string) => tokens[at]!.kind === 'word' && tokens[at]!.text.toLowerCase() === word;
  const isSign = (sign: string) => tokens[at]!.kind === 'sign' && tokens[at]!.text === sign;
  const skip = (matches: boolean): boolean => {
    if (matches) at++;
    return matches;
  };
  const unexpected = () => failure(`PARSE_ERROR: unexpected '${tokens[at]!.text || 'end of query'}'.`);
  const needWord = (word: string) => {
    if (!skip(isWord(word))) throw unexpected();
  };
  const needSign = (sign: string) => {
    if (!skip(isSign(sign))) throw unexpected();
  };
  const needText = (): string => {
    if (tokens[at]!.kind !== 'text') throw unexpected();
    return tokens[at++]!.text;
  };
  const needCount = (): number => {
    if (tokens[at]!.kind !== 'number') throw unexpected();
    return Math.trunc(Number(tokens[at++]!.text));
  };
  const list = <Item>(item: () => Item): Item[] => {
    const items = [item()];
    while (skip(isSign(','))) items.push(item());
    return items;
  };
  const direction = () => {
    const at = skip(isWord('desc')) ? 'desc' : 'asc';
    skip(isWord('asc'));
    return at;
  };
  const captioned = () => list(() => ({ of: expression(), text: needText() }));

  // The clauses come in this order, each at most once.
  if (skip(isWord('select')) && !skip(isSign('*'))) query.select = list(expression);
  if (skip(isWord('where'))) query.where = disjunction();
  if (skip(isWord('group'))) {
    needWord('by');
    query.groupBy = list(expression);
  }
  if (skip(isWord('pivot'))) query.pivot = list(expression);
  if (skip(isWord('order'))) {
    needWord('by');
    query.orderBy = list(() => ({
      of: expression(),
      descending: direction() === 'desc',
    }));
  }
  if (skip(isWord('limit'))) query.limit = needCount();
  if (skip(isWord('offset'))) query.offset = needCount();
  if (skip(isWord('label'))) query.labels = captioned();
  if (skip(isWord('format'))) query.formats = captioned();
  if (skip(isWord('options'))) while (skip(isWord('no_format') || isWord('no_values')));
  if (tokens[at]!.kind !== 'end') throw unexpected();
  return query;

  function disjunction(): Condition {
    const parts = [conjunction()];
    while (skip(isWord('or'))) parts.push(conjunction());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  function conjunction(): Condition {
    const parts = [negation()];
    while (skip(isWord('and'))) parts.push(negation());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  function negation(): Condition {
    if (skip(isWord('not'))) return { kind: 'not', part: negation() };
    const start = at;
    if (skip(isSign('('))) {
      // A parenthesis opens a condition or an arithmetic expression; which one shows at its end.
      try {
        const inner = disjunction();
        needSign(')');
        return inner;
      } catch {
        at = start;
      }
    }
    return comparison();
  }

  function comparison(): Condition {
    const left = expression();
    if (skip(isWord('is'))) {
      const isNull = !skip(isWord('not'));
      needWord('null');
      return { kind: 'null', of: left, isNull };
    }
    return { kind: 'compare', operator: comparator(), left, right: expression() };
  }

  function comparator(): string {
    const token = tokens[at]!;
    if (token.kind === 'sign' && /^(?:[=<>]|<=|>=|<>|!=)$/.test(token.text)) {
      at++;
      return token.text === '!=' ? '<>' : token.text;
    }
    for (const word of ['contains', 'matches', 'like']) if (skip(isWord(word))) return word;
    for (const word of ['starts', 'ends'])
      if (skip(isWord(word))) {
        needWord('with');
        return word;
      }
    throw unexpected();
  }

  function expression(): Expression {
    let left = term();
    for (;;) {
      const operator = isSign('+') ? '+' : isSign('-') ? '-' : undefined;
      if (!operator) return left;
      at++;
      left = { kind: 'arithmetic', operator, left, right: term() };
    }
  }

  function term(): Expression {
    let left = factor();
    for (;;) {
      const operator = isSign('*') ? '*' : isSign('/') ? '/' : undefined;
      if (!operator) return left;
      at++;
      left = { kind: 'arithmetic', operator, left, right: factor() };
    }
  }

  function factor(): Expression {
    const token = tokens[at]!;
    if (skip(isSign('('))) {
      const inner = expression();
      needSign(')');
      return inner;
    }
    if (skip(isSign('-'))) {
      const value = factor();
      return value.kind === 'value' && typeof value.value === 'number'
        ? { kind: 'value', value: -value.value }
        : { kind: 'arithmetic', operator: '-', left: { kind: 'value', value: 0 }, right: value };
    }
    if (token.kind === 'end' || token.kind === 'sign') throw unexpected();
    at++;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'quoted') return { kind: 'column', id: token.text };
    return word(token.text);
  }

  function word(text: string): Expression {
    const lower = text.toLowerCase();
    if (isSign('(')) {
      at++;
      const args = isSign(')') ? [] : list(expression);
      needSign(')');
      if (!AGGREGATES.has(lower)) return { kind: 'call', name: lower, args };
      if (args.length !== 1) throw failure(`PARSE_ERROR: ${lower} takes one column.`);
      return { kind: 'aggregate', name: lower as AggregateName, of: args[0]! };
    }
    if (lower === 'true' || lower === 'false') return { kind: 'value', value: lower === 'true' };
    if (tokens[at]!.kind === 'text' && ['date', 'datetime', 'timestamp', 'timeofday'].includes(lower))
      return { kind: 'value', value: instant(lower, needText()) };
    if (CLAUSES.has(lower)) {
      at--;
      throw unexpected();
    }
    return { kind: 'column', id: text };
  }
}

/** `date '2024-01-31'`, `datetime '2024-01-31 12:00:00'`, `timeofday '12:00:00'` as serial numbers. */
function instant(kind: string, text: string): number {
  const match = /^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?\s*(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(text);
  const day = match?.[1] === undefined ? undefined : serialOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const time =
    match?.[4] === undefined ? 0 : (Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6] ?? 0)) / 86_400;
  if (!match || (kind === 'timeofday' ? match[1] !== undefined : day === undefined))
    throw failure(
      `Invalid ${kind} literal [${text}]. ${kind === 'date' ? 'Date literals should be of form yyyy-MM-dd.' : ''}`,
    );
  return (day ?? 0) + time;
}
