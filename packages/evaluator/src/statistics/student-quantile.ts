import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The quantile of Student's t distribution: the value that a variable of `degrees` degrees of freedom stays below with
 * the given probability. Tends to the normal quantile as the degrees grow.
 *
 * @param probability above 0.5 and below 1
 */
export function studentQuantile(probability: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (studentDistribution(high, degrees) < probability) high *= 2;
  // Bisection halves the bracket until the two ends are neighbouring numbers.
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentDistribution(middle, degrees) < probability) low = middle;
    else high = middle;
  }
}

function studentDistribution(value: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + value * value), { a: degrees / 2, b: 0.5 });
  return 1 - tail / 2;
}
