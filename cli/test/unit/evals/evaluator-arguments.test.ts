import { expect, test } from 'vitest';
import { evaluatorArguments } from '../../../src/evals/evaluator-arguments.ts';

const names = ['hands', 'seats', 'opponent', 'seed', 'max-p99-ms', 'check', 'force'] as const;

test('flags reach the evaluator as they were given, also values that look like flags', () => {
  expect(
    evaluatorArguments(names, {
      hands: -5,
      seats: 2,
      opponent: ['maniac', 'random'],
      seed: '--seed',
      'max-p99-ms': '0.5',
      check: true,
      force: false,
    }),
  ).toEqual([
    '--hands=-5',
    '--seats=2',
    '--opponent=maniac',
    '--opponent=random',
    '--seed=--seed',
    '--max-p99-ms=0.5',
    '--check',
  ]);
});

test('what was not given is left to the configuration', () => {
  expect(evaluatorArguments(names, {})).toEqual([]);
});

test('a number that is far too large is told in digits', () => {
  expect(evaluatorArguments(names, { hands: 1e21 })).toEqual(['--hands=1000000000000000000000']);
});
