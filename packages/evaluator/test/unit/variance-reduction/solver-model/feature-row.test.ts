import { expect, test } from 'vitest';
import { FeatureRow } from '../../../../src/variance-reduction/solver-model/feature-row.ts';

test('numbers stand in the order in which they were put, however many they are', () => {
  for (let before = 0; before < 140; before += 1) {
    const row = new FeatureRow();
    const numbers = Array.from({ length: before }, (_, at) => at + 1);
    for (const number of numbers) row.put(number);
    row.flag(true);
    row.oneOf(5, 3);
    row.between(0.25, 3);
    row.bounded(9, { most: 6, unit: 3 });
    expect([...row.values]).toEqual([...numbers, 1, 0, 0, 1, 0.5, 0.5, 0, 2]);
  }
});

test('nothing of the spot before is left', () => {
  const row = new FeatureRow();
  for (let at = 0; at < 100; at += 1) row.put(7);
  row.clear();
  row.flag(false);
  row.oneOf(0, 2);
  expect([...row.values]).toEqual([0, 1, 0]);
});
