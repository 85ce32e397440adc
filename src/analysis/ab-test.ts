/** Two groups of deals compared by their win rate: teams, channels, owners – own and outsourced. */
import { compareShares } from '../model/ab-test.ts';
import { isTooFewToTell, wilson } from '../model/wilson.ts';
import type { FieldId } from '../table/types.ts';
import { decimals, percent } from '../text/format.ts';
import { verdict } from '../text/signal.ts';
import { type Analysis, type Chosen, NoAnalysis, type Option, type Result, type Tables } from './define.ts';
import { daysOf, groupFields, labelOf, lackOf, most, type Need, type Source, sourceOf, stampOf } from './source.ts';

const decided: readonly Need[] = [{ role: 'deals', fields: ['closed'], statuses: ['won', 'lost'] }];

interface Group {
  name: string;
  wins: number;
  n: number;
}

export const abTest: Analysis = {
  id: 'ab_test',
  text: {
    name: 'A/B test',
    about: 'Does one team, channel or person win more often than another, or is it chance?',
  },
  roles: ['deals'],
  lacks(tables) {
    const lack = lackOf(decided, tables);
    if (lack) return lack;
    return placesOf(sourceOf(decided, tables)).length > 1
      ? null
      : 'needs a column such as owner, team, channel or source in the deals, with two groups at least';
  },
  options: (tables) => optionsOf(sourceOf(decided, tables)),
  run,
};

/** Groups of a column with the most decided deals; more can't be picked from a list. */
const LISTED = 12;

const separator = ': ';

function placesOf(source: Source): { field: FieldId; group: Group }[] {
  return groupFields(source).flatMap((field) => {
    const groups = groupsOf(source, field);
    return groups.length > 1 ? groups.slice(0, LISTED).map((group) => ({ field, group })) : [];
  });
}

/** The largest first. Names that differ in capitals only are one group, as in the KPIs. */
function groupsOf({ table, rows }: Source, field: FieldId): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const name = (table.frame.text[field]![row] as string | null) ?? '';
    if (name === '') continue;
    const key = name.toLowerCase();
    const group = groups.get(key) ?? { name, wins: 0, n: 0 };
    groups.set(key, group);
    group.n++;
    if (table.frame.status[row] === 'won') group.wins++;
  }
  return [...groups].sort(([keyA, a], [keyB, b]) => b.n - a.n || (keyA < keyB ? -1 : 1)).map(([, group]) => group);
}

function optionsOf(source: Source): Option[] {
  const places = placesOf(source);
  const choices = places.map(({ field, group }) => ({
    value: `${field}${separator}${group.name}`,
    label: `${labelOf(source, field)}${separator}${group.name}`,
  }));
  const option = (id: 'a' | 'b', at: number): Option => ({
    id,
    label: id.toUpperCase(),
    kind: 'choice',
    choices,
    value: choices[at]!.value,
  });
  return [option('a', 0), option('b', 1)];
}

function run(tables: Tables, { a: chosenA = '', b: chosenB = '' }: Chosen): Result {
  const source = sourceOf(decided, tables);
  const [field, otherField] = [chosenA, chosenB].map((chosen) => chosen.slice(0, chosen.indexOf(separator)));
  if (field !== otherField) throw new NoAnalysis('A and B need to be of one column: else a deal could be in both.');
  if (chosenA === chosenB) throw new NoAnalysis('A and B are the same. Choose two groups.');
  const groups = groupsOf(source, field!);
  const [a, b] = [chosenA, chosenB].map((chosen) => {
    const name = chosen.slice(field!.length + separator.length);
    return groups.find((group) => group.name === name)!;
  }) as [Group, Group];
  const found = compareShares(a, b);
  const days = daysOf(source, 'closed');
  const rate = ({ name, wins, n }: Group) =>
    `“${name}” won ${decimals(wins, 0)} of ${decimals(n, 0)} (${percent(wins / n)})`;
  const label = labelOf(source, field!);
  return {
    lead: [
      `${rate(a)}; ${rate(b)}.`,
      `With A “${a.name}” and B “${b.name}”: ${verdict(found, a.n, b.n)}`,
      differenceInWords(found.interval, found.difference),
    ],
    asOf: most(days),
    currency: null,
    blocks: [
      {
        title: 'A against B',
        ...ratesOf(
          label,
          [a, b].map((group, i) => ({ ...group, name: `${'AB'[i]}: ${group.name}` })),
        ),
      },
      {
        title: `Every ${label.toLowerCase()}`,
        note: 'Where the intervals overlap widely, the order says little.',
        ...ratesOf(label, groups),
        chart: { type: 'column', title: `Win rate by ${label.toLowerCase()}`, labels: 0, values: [3], rows: 15 },
      },
    ],
    stamp: [
      ...stampOf(source, days),
      ['Definition', 'won ÷ (won + lost), deals closed in all of the time; deals without a group are in none'],
      ['Interval', 'of a share Wilson’s, of the difference Newcombe’s (1998, method 10), each at 95 %'],
      [
        'Test',
        `two-sided z-test with pooled variance${found.exact === null ? '' : ', and Fisher’s exact test, as the counts are small'}`,
      ],
    ],
  };
}

const points = (share: number): string => decimals(Math.abs(share) * 100, 1);

/** Of A's rate less B's, said of the one that won more often. */
function differenceInWords([low, high]: [number, number], difference: number): string {
  const [better, other] = difference < 0 ? 'BA' : 'AB';
  const [least, most] = difference < 0 ? [-high, -low] : [low, high];
  const ends =
    least < 0
      ? `between ${points(least)} points below ${other}’s and ${points(most)} points above it`
      : `${points(least)} to ${points(most)} points above ${other}’s`;
  return `With 95 % confidence, ${better}’s win rate is ${ends}.`;
}

/** With a remark only where there is one to make. */
function ratesOf(label: string, groups: Group[]): Pick<Result['blocks'][number], 'columns' | 'rows'> {
  const intervals = groups.map(({ wins, n }) => wilson(wins, n));
  const remarks = groups.map(({ n }, i) => (isTooFewToTell(n, intervals[i]!) ? '▲ too few to tell' : ''));
  const isRemarked = remarks.some((remark) => remark !== '');
  return {
    columns: [
      { header: label, format: 'text' },
      { header: 'Decided', format: 'count' },
      { header: 'Won', format: 'count' },
      { header: 'Win rate', format: 'rate' },
      { header: 'Lowest', format: 'rate' },
      { header: 'Highest', format: 'rate' },
      ...(isRemarked ? [{ header: 'Remark', format: 'text' as const, width: 130 }] : []),
    ],
    rows: groups.map(({ name, wins, n }, i) => [
      name,
      n,
      wins,
      wins / n,
      ...intervals[i]!,
      ...(isRemarked ? [remarks[i]!] : []),
    ]),
  };
}
