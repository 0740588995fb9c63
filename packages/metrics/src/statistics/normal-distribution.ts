/**
 * Φ(z): the probability that a standard normal variable is at most z, to within some ulps over the whole range.
 *
 * In the middle the series `½ + φ(z) Σ_k z^(2k+1) / (1 · 3 ⋯ (2k+1))`; in the tails Laplace's continued fraction
 * `φ(z) / (z + 1/(z + 2/(z + 3/ …)))`, so that a small probability is not the difference of two large ones.
 *
 * @see Marsaglia 2004, Evaluating the Normal Distribution — https://doi.org/10.18637/jss.v011.i04;
 *   Abramowitz and Stegun 1964, 26.2.11 and 26.2.14
 *
 * @example
 * ```ts
 * normalCdf(1.96) // => 0.9750
 * ```
 */
export function normalCdf(z: number): number {
  const distance = Math.abs(z)
  if (distance > 39) return z < 0 ? 0 : 1 // e^(−z²/2) is below the smallest double
  if (distance > MIDDLE) {
    let fraction = distance
    for (let k = TERMS; k >= 1; k--) fraction = distance + k / fraction
    const tail = density(z) / fraction
    return z < 0 ? tail : 1 - tail
  }
  let sum = 0
  let term = z
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    sum += term
    term *= (z * z) / k
  }
  return 0.5 + density(z) * sum
}

/** Where the series gives way to the fraction, and how deep that must be there for the last bit. */
const MIDDLE = 1
const TERMS = 500

/** φ(z). */
function density(z: number): number {
  // z² = coarse² + (z − coarse)(z + coarse), the first of which is exact: the exponential loses no digits
  const coarse = Math.trunc(z * 16) / 16
  return (
    (Math.exp((-coarse * coarse) / 2) * Math.exp(((coarse - z) * (coarse + z)) / 2)) / Math.sqrt(2 * Math.PI)
  )
}

/**
 * Φ⁻¹(p): the z below which a standard normal variable lies with probability p, to an absolute 1e-15.
 *
 * Newton's iteration for `ln Φ(z) = ln p`. The logarithm is concave and Φ(−√(−2 ln p)) < p ≤ ½, so that it comes from one
 * side and cannot overshoot.
 *
 * @param p - In (1e-300, 1).
 *
 * @example
 * ```ts
 * normalQuantile(0.975) // => 1.9600
 * ```
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  let z = -Math.sqrt(-2 * Math.log(p))
  for (let step = 1; step > 1e-12; z += step) {
    // the next would be of the order of 1e-24
    const probability = normalCdf(z)
    step = (Math.log(p / probability) * probability) / density(z)
  }
  return z
}
