import { expect, test } from 'vitest';
import { smokeArguments } from '../../../src/evals/smoke-arguments.ts';

test('flags reach the evaluator as they were given, also values that look like flags', () => {
  expect(
    smokeArguments({
      hands: -5,
      seats: 2,
      opponent: ['maniac', 'random'],
      seed: '--seed',
      'max-p99-ms': '0.5',
    }),
  ).toEqual([
    '--hands=-5',
    '--seats=2',
    '--opponent=maniac',
    '--opponent=random',
    '--seed=--seed',
    '--max-p99-ms=0.5',
  ]);
});

test('what was not given is left to the configuration', () => {
  expect(smokeArguments({})).toEqual([]);
});
