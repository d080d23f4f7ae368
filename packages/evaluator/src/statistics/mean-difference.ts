import { RunningMoments } from './running-moments.ts';
import { studentPValue } from './student-p-value.ts';
import { studentQuantile } from './student-quantile.ts';

/** A mean, or a difference of two, with what is known of its error. */
export interface Difference {
  readonly mean: number;
  readonly standardError: number;
  /** Degrees of freedom of Student's distribution, not always whole. */
  readonly degrees: number;
}

/** Differences that are all the same, and not 0, say nothing of their spread before there are so many. */
const leastWithoutSpread = 100;
/** A spread that is smaller beside the mean is none, but what rounding leaves of one. */
const leastSpread = 1e-9;

/**
 * The mean of differences that belong together two by two.
 * @returns undefined for fewer than two, and for fewer than a hundred that are all the same: their error is not known to be 0
 */
export function pairedDifference(differences: Iterable<number>): Difference | undefined {
  const moments = momentsOf(differences);
  const { count, mean, variance } = moments;
  if (variance === undefined) return undefined;
  return known({ mean, standardError: Math.sqrt(variance / count), degrees: count - 1 }, count);
}

/**
 * The difference of the means of two independent samples of any spread (Welch 1947), second less first.
 * @returns undefined where one has fewer than two values, or fewer than a hundred and neither any spread
 */
export function welchDifference(
  first: Iterable<number>,
  second: Iterable<number>,
): Difference | undefined {
  const [one, two] = [momentsOf(first), momentsOf(second)];
  if (one.variance === undefined || two.variance === undefined) return undefined;
  const [a, b] = [one.variance / one.count, two.variance / two.count];
  const mean = two.mean - one.mean;
  const fewer = Math.min(one.count, two.count);
  if (a + b === 0) {
    return known({ mean, standardError: 0, degrees: one.count + two.count - 2 }, fewer);
  }
  const degrees = (a + b) ** 2 / (a ** 2 / (one.count - 1) + b ** 2 / (two.count - 1));
  return known({ mean, standardError: Math.sqrt(a + b), degrees }, fewer);
}

function known(difference: Difference, count: number): Difference | undefined {
  const { mean, standardError } = difference;
  if (mean === 0 || standardError > leastSpread * Math.abs(mean)) return difference;
  return count < leastWithoutSpread ? undefined : difference;
}

/** The interval that holds the true difference with the probability `level`. */
export function intervalOf(
  { mean, standardError, degrees }: Difference,
  level: number,
): [number, number] {
  const margin =
    standardError === 0 ? 0 : studentQuantile((1 + level) / 2, degrees) * standardError;
  return [mean - margin, mean + margin];
}

/** How often a difference at least as large is seen where there is none. */
export function pValueOf({ mean, standardError, degrees }: Difference): number {
  if (standardError === 0) return mean === 0 ? 1 : 0;
  return studentPValue(mean / standardError, degrees);
}

function momentsOf(values: Iterable<number>): RunningMoments {
  const moments = new RunningMoments();
  for (const value of values) moments.add(value);
  return moments;
}
