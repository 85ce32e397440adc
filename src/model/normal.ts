/** The standard normal distribution, without tables of coefficients: relative error under 1e-13 down to 1e-300, in the tails too. */

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * P(Z < x). Near the middle the series Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), whose terms all have one sign; in the tails
 * Laplace's continued fraction φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))), so that a tiny tail is not 1 less almost 1
 * (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size < 1.5) {
    let term = x;
    let sum = x;
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }
  let fraction = size;
  for (let k = 150; k > 0; k--) fraction = size + k / fraction; // from 1.5 on this is exact to the last digits
  const tail = density(size) / fraction;
  return x < 0 ? tail : 1 - tail;
}

/**
 * The x with P(Z < x) = p, for p from 1e-300 to 1 - 1e-16. Newton's method on ln Φ, which is concave: from a start on the left it
 * rises to the answer. The start is one because Φ(-x) ≤ ½·exp(-x²/2) for x ≥ 0.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  let x = -Math.sqrt(-2 * Math.log(2 * p));
  for (let i = 0; i < 30; i++) {
    const reached = normalCdf(x);
    const step = (Math.log(reached / p) * reached) / density(x);
    x -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return x;
}

/** How many standard errors each way make a two-sided interval of this level: 1.96 at 0.95. */
export const criticalValue = (level: number): number => -normalQuantile((1 - level) / 2);
