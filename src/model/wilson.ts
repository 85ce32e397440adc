/** 97.5 % quantile of the standard normal distribution: two-sided 95 %. */
const z95 = 1.959963984540054;

/**
 * Wilson's score interval for a share of `hits` in `n`, without continuity correction (Wilson 1927). It stays inside 0..1
 * and is honest for small n, where the textbook interval is not.
 */
export function wilson(hits: number, n: number, z = z95): [low: number, high: number] {
  const share = hits / n;
  const z2 = z * z;
  const centre = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return [hits === 0 ? 0 : (centre - half) / scale, hits === n ? 1 : (centre + half) / scale];
}
