/** The gamma function's logarithm and its derivatives for z > 0, accurate to about 1e-14. */

/** Above this the asymptotic series below are accurate to the last digits; smaller arguments are raised by recurrence. */
const large = 12;
const halfLog2Pi = 0.9189385332046728;

/** ln Γ(z). Stirling's series (Abramowitz & Stegun 6.1.41) after Γ(z + 1) = z Γ(z). */
export function logGamma(z: number): number {
  let product = 1;
  for (; z < large; z++) product *= z;
  const s = 1 / (z * z);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))));
  return (z - 0.5) * Math.log(z) - z + halfLog2Pi + series / z - Math.log(product);
}

/** ψ(z) = d ln Γ(z) / dz (Abramowitz & Stegun 6.3.5, 6.3.18). */
export function digamma(z: number): number {
  let sum = 0;
  for (; z < large; z++) sum += 1 / z;
  const s = 1 / (z * z);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32760)))));
  return Math.log(z) - 0.5 / z - series - sum;
}

/** ψ′(z) (Abramowitz & Stegun 6.4.6, 6.4.12). */
export function trigamma(z: number): number {
  let sum = 0;
  for (; z < large; z++) sum += 1 / (z * z);
  const s = 1 / (z * z);
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - (s * 691) / 2730)))));
  return (1 + 0.5 / z + series) / z + sum;
}
