import { expect, test } from 'vitest';
import { withMemory } from '../../../src/record/memory-sample.ts';
import { MemoryGrowth } from '../../../src/score/memory-growth.ts';

function growthOf(samples: readonly (readonly [process: number, residentMb: number])[]) {
  const growth = new MemoryGrowth();
  for (const [process, residentMb] of samples) growth.add({ process, residentMb });
  return growth.megabytes;
}

test('growth is the most that was held, less what was held after the first hands', () => {
  expect(growthOf([])).toBeUndefined();
  expect(growthOf([[1, 80]])).toBe(0);
  expect(
    growthOf([
      [1, 80],
      [1, 95.5],
      [1, 70],
    ]),
  ).toBe(15.5);
  expect(
    growthOf([
      [1, 80],
      [1, 60],
    ]),
  ).toBe(0);
});

test('a resumed run is measured in each of its processes: a fresh one hides no leak of the one before', () => {
  expect(
    growthOf([
      [1, 80],
      [1, 300],
      [2, 75],
      [2, 90],
    ]),
  ).toBe(220);
});

test('a sample is put into the last timing of a range', () => {
  const timings = '{"index":0,"decisions":[]}\n{"index":1,"decisions":[]}\n';
  const sample = { process: 5, residentMb: 80.1 };
  const lines = withMemory(timings, sample).split('\n').slice(0, -1);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { index: 0, decisions: [] },
    { index: 1, decisions: [], memory: sample },
  ]);
});
