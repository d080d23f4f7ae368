import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { PredictableControls } from '../../../src/statistics/predictable-controls.ts';
import { solvePositive } from '../../../src/statistics/solve-positive.ts';

/** What one draw can be: a value, and controls that are 0 on average over all draws. */
const draws = [
  { value: 5, controls: [2, -1] },
  { value: -1, controls: [-3, 0.5] },
  { value: 0.5, controls: [1, 3] },
  { value: -2, controls: [0, -2.5] },
];

test('over every sequence that can be drawn the adjusted values have the expectation of the values', () => {
  const mean = draws.reduce((sum, { value }) => sum + value, 0) / draws.length;
  const length = 5;
  const sums = new Array<number>(length).fill(0);
  const sequences = draws.length ** length;
  for (let code = 0; code < sequences; code += 1) {
    const controls = new PredictableControls({ shares: [1, -4], weight: 2, scale: 2 });
    for (let place = 0, rest = code; place < length; place += 1) {
      const draw = draws[rest % draws.length]!;
      rest = Math.floor(rest / draws.length);
      sums[place]! += controls.adjust(draw.value, draw.controls);
    }
  }
  for (const sum of sums) expect(sum / sequences).toBeCloseTo(mean, 9);
});

test('the shares of controls are learned, and those of useless ones go to nothing', () => {
  const random = createRandom('learned');
  const controls = new PredictableControls({ shares: [0, 1], weight: 20, scale: 0.3 });
  for (let at = 0; at < 20_000; at += 1) {
    const [one, two, noise] = [random.float() - 0.5, random.float() - 0.5, random.float() - 0.5];
    controls.adjust(3 + 0.7 * one + 0.1 * noise, [one, two]);
  }
  expect(controls.shares[0]).toBeCloseTo(0.7, 2);
  expect(controls.shares[1]).toBeCloseTo(0, 2);
});

test('before anything is seen the shares are those given', () => {
  const controls = new PredictableControls({ shares: [1, 0.5], weight: 10, scale: 1 });
  expect(controls.shares).toEqual([1, 0.5]);
  expect(controls.adjust(10, [2, 4])).toBe(6);
});

test('controls that never move are left alone', () => {
  const controls = new PredictableControls({ shares: [1, 1], weight: 10, scale: 1 });
  for (const value of [1, 2, 3]) expect(controls.adjust(value, [0, 0])).toBe(value);
});

test('a positive definite system is solved', () => {
  const matrix = [
    [4, 2, 0.4],
    [2, 5, 1],
    [0.4, 1, 3],
  ];
  const solution = solvePositive(matrix, [1, -2, 3]);
  matrix.forEach((row, at) => {
    const product = row.reduce((sum, value, column) => sum + value * solution[column]!, 0);
    expect(product).toBeCloseTo([1, -2, 3][at]!, 12);
  });
});

test('a control that was next to nothing beside a large value does not get an endless share', () => {
  const controls = new PredictableControls({ shares: [1, 1], weight: 100, scale: 1_000 });
  controls.adjust(20_000, [0.001, 1_500]);
  for (const share of controls.shares) expect(Math.abs(share - 1)).toBeLessThan(0.5);
});
