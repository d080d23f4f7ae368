import { incompleteBeta } from './incomplete-beta.ts';

/** How often a variable of Student's distribution is at least as far from 0 as `value`, on either side. */
export function studentPValue(value: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + value * value), { a: degrees / 2, b: 0.5 });
}
