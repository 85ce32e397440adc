/**
 * What the spreadsheet engine expects of its surroundings. Import this before the engine itself.
 * The engine declares Node 22; on Node 20 the only things really missing are the two groupings below.
 */
type Keyed<K, V> = { groupBy?: (items: Iterable<V>, keyOf: (item: V, index: number) => K) => unknown };

const objects = Object as unknown as Keyed<string, unknown>;
const maps = Map as unknown as Keyed<unknown, unknown>;

function grouped<K, V>(items: Iterable<V>, keyOf: (item: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

objects.groupBy ??= (items, keyOf) => {
  const result = Object.create(null) as Record<string, unknown[]>;
  for (const [key, group] of grouped(items, keyOf)) result[key] = group;
  return result;
};
maps.groupBy ??= grouped;

// The engine reports the time of every evaluation through console.debug.
console.debug = () => {};
