import { expect, test } from 'vitest';
import { longerRun } from '../../../src/ab/longer-run.ts';
import { abManifestOf } from '../../support/ab-run.ts';

test('a run that ends with a verdict goes on itself', () => {
  const { runId } = abManifestOf({});
  expect(longerRun(abManifestOf({}), 900)).toEqual(['--resume', runId, '--max-hands', '900']);
});

test('one that plays exactly so many is begun anew, and so is one whose interval depends on the most it may play', () => {
  const { a, b, settings } = abManifestOf({ decisionLimitMs: 10_000 });
  const { sharpestAt: _, ...older } = settings.test;
  for (const other of [{ untilDecided: false }, { test: older }]) {
    expect(longerRun(abManifestOf({ decisionLimitMs: 10_000, ...other }), 900)).toEqual([
      ...[a.name, b.name, '--seed', 'ab', '--max-hands', '900'],
    ]);
  }
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
      untilDecided: false,
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
