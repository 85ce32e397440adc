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

/**
 * Groups sorted by frequency, recency and age, so that sums over them, and with them the fit, do not depend on the order of the
 * customers: where the data leave a parameter open, rounding would decide.
 */
export function lifeGroups({ frequency, recency, age }: Lives): LifeGroups {
  const n = frequency.length;
  let base = 1;
  for (let i = 0; i < n; i++) base = Math.max(base, age[i]! + 1);
  // One number for each customer: below 2^53 for x ≤ T and centuries of days.
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = (frequency[i]! * base + recency[i]!) * base + age[i]!;
  keys.sort();
  const weight = new Float64Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0 && keys[i] === keys[i - 1]) weight[count - 1]!++;
    else {
      keys[count] = keys[i]!;
      weight[count++] = 1;
    }
  }
  const [x, left, whole] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let k = 0; k < count; k++) {
    const rest = keys[k]! % (base * base);
    x[k] = (keys[k]! - rest) / (base * base);
    whole[k] = rest % base;
    left[k] = (rest - whole[k]!) / base;
  }
  return counted(x, left, whole, weight.slice(0, count));
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
