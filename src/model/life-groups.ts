/** Customers with the same frequency, recency and age, counted: for a likelihood they are one customer with a weight. */

export interface LifeGroups {
  readonly frequency: Int32Array;
  /** Days. */
  readonly recency: Int32Array;
  /** Days. */
  readonly age: Int32Array;
  /** Customers in the group. */
  readonly weight: Float64Array;
  readonly customers: number;
  /** Customers with more than i repeat purchases, for each i. */
  readonly beyond: Float64Array;
  /** All repeat purchases. */
  readonly repeats: number;
  /** All ages added up. */
  readonly exposure: number;
  /** The longest age. */
  readonly longest: number;
  /** About `size` of these groups, evenly over their order and always the same; all of them where they are not more. */
  sample(size: number): LifeGroups;
}

interface Lives {
  readonly frequency: Int32Array;
  readonly recency: Int32Array;
  readonly age: Int32Array;
}

/** Groups in the order of their first customer. */
export function lifeGroups({ frequency, recency, age }: Lives): LifeGroups {
  const n = frequency.length;
  const first = new Int32Array(n); // a customer of each group
  const weight = new Float64Array(n);
  let mask = 1;
  while (mask < 2 * n) mask *= 2;
  const table = new Int32Array(mask--); // open addressing: the number of the group, from 1
  let count = 0;
  for (let i = 0; i < n; i++) {
    const [x, left, whole] = [frequency[i]!, recency[i]!, age[i]!];
    let hash = Math.imul(Math.imul(x, 73856093) ^ Math.imul(left, 19349663) ^ Math.imul(whole, 83492791), 0x9e3779b1);
    hash = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const group = table[hash]! - 1;
      if (group < 0) {
        table[hash] = count + 1;
        first[count] = i;
        weight[count++] = 1;
        break;
      }
      const other = first[group]!;
      if (frequency[other] === x && recency[other] === left && age[other] === whole) {
        weight[group]!++;
        break;
      }
      hash = (hash + 1) & mask;
    }
  }
  const at = first.subarray(0, count);
  const of = (column: Int32Array) => at.map((i) => column[i]!);
  return counted(of(frequency), of(recency), of(age), weight.slice(0, count));
}

function counted(frequency: Int32Array, recency: Int32Array, age: Int32Array, weight: Float64Array): LifeGroups {
  let [customers, repeats, exposure, longest, most] = [0, 0, 0, 0, 0];
  for (let k = 0; k < weight.length; k++) {
    customers += weight[k]!;
    repeats += weight[k]! * frequency[k]!;
    exposure += weight[k]! * age[k]!;
    longest = Math.max(longest, age[k]!);
    most = Math.max(most, frequency[k]!);
  }
  const beyond = new Float64Array(most);
  for (let k = 0; k < weight.length; k++) if (frequency[k]! > 0) beyond[frequency[k]! - 1]! += weight[k]!;
  for (let i = most - 2; i >= 0; i--) beyond[i]! += beyond[i + 1]!;
  const groups: LifeGroups = { frequency, recency, age, weight, customers, beyond, repeats, exposure, longest, sample };
  return groups;

  function sample(size: number): LifeGroups {
    if (weight.length <= 2 * size) return groups;
    const every = Math.floor(weight.length / size);
    const part = <Column extends Int32Array | Float64Array>(column: Column) =>
      column.filter((_, k) => k % every === 0) as Column;
    const some = counted(part(frequency), part(recency), part(age), part(weight));
    return some.repeats > 0 ? some : groups;
  }
}
