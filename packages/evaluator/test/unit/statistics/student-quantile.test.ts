import { expect, test } from 'vitest';
import { studentQuantile } from '../../../src/statistics/student-quantile.ts';

/** Published two-sided 95 % and 99 % points, to the digits that tables print. */
const table: readonly (readonly [probability: number, degrees: number, value: number])[] = [
  [0.975, 1, 12.7062],
  [0.975, 2, 4.3027],
  [0.975, 5, 2.5706],
  [0.975, 10, 2.2281],
  [0.975, 15, 2.1314],
  [0.975, 30, 2.0423],
  [0.975, 120, 1.9799],
  [0.995, 1, 63.6567],
  [0.995, 9, 3.2498],
];

test.each(table)(
  'the %f quantile at %i degrees of freedom is that of the tables',
  (p, n, value) => {
    expect(studentQuantile(p, n)).toBeCloseTo(value, 4);
  },
);

test('one and two degrees of freedom agree with their closed forms', () => {
  expect(studentQuantile(0.9, 1)).toBeCloseTo(Math.tan(Math.PI * 0.4), 10);
  expect(studentQuantile(0.9, 2)).toBeCloseTo(0.8 / Math.sqrt(2 * 0.9 * 0.1), 10);
});

test('many degrees of freedom give the normal quantile', () => {
  expect(studentQuantile(0.975, 10_000_000)).toBeCloseTo(1.959_964, 5);
});
