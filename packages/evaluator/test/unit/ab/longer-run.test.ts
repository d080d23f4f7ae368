import { expect, test } from 'vitest';
import { longerRun } from '../../../src/ab/longer-run.ts';
import { abManifestOf } from '../../support/ab-run.ts';

test('a longer run of two bots with the usual settings needs the seed alone', () => {
  const { a, b } = abManifestOf({});
  expect(longerRun(abManifestOf({ decisionLimitMs: 10_000 }), 900)).toEqual([
    ...[a.name, b.name, '--seed', 'ab', '--max-hands', '900'],
  ]);
});

test('everything that makes it another run is in its arguments, and bots are called what they were called', () => {
  const manifest = {
    ...abManifestOf({
      seed: '-5',
      opponents: ['maniac', 'random', 'maniac'],
      seats: 4,
      test: { method: 'sprt', alpha: 0.01, beta: 0.1, delta: 12.5 },
      luckCorrection: false,
      decisionLimitMs: 500,
    }),
    given: { a: 'monday', b: '../drafts/tuesday.bot.json' },
  };
  expect(longerRun(manifest, 6_000)).toEqual([
    ...['monday', '../drafts/tuesday.bot.json'],
    ...['--opponent', 'maniac', '--opponent', 'random', '--seats', '4'],
    ...['--seed=-5', '--test', 'sprt', '--alpha', '0.01', '--beta', '0.1', '--delta', '12.5'],
    ...['--no-luck-correction', '--decision-limit-ms', '500', '--max-hands', '6000'],
  ]);
});
