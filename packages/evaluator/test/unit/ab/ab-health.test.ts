import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { AbScore } from '../../../src/ab/ab-score.ts';
import { abManifestOf } from '../../support/ab-run.ts';
import { type PairOfHands, pairLines } from '../../support/pair-lines.ts';

/** Pairs that B wins: about 400 bb/100. */
function winning(pairs: number): PairOfHands[] {
  const random = createRandom('winning');
  return Array.from({ length: pairs }, () => ({ chips: 700 + Math.round(200 * random.float()) }));
}

function scoreOf(pairs: readonly PairOfHands[]): AbScore {
  const settings = { hands: 2_000, luckCorrection: false };
  const { b, ...manifest } = abManifestOf(settings);
  const score = new AbScore({ ...manifest, b: { ...b, decision: { ...b.decision, budgetMs: 9 } } });
  for (const [at, pair] of pairs.entries()) {
    for (const line of pairLines(at, pair)) score.addHand(line);
  }
  return score;
}

test('pairs that B wins are a verdict', () => {
  expect(scoreOf(winning(200)).isEnough).toBe(true);
  expect(scoreOf(winning(200)).summary('ab')).toMatchObject({ verdict: 'better', moreHands: 0 });
});

test.each([
  ['a', 1],
  ['b', 0],
])('nothing is concluded while no decision of %s was made with every advisor', (name, seat) => {
  const without = winning(200).map((pair) => ({ ...pair, degraded: [seat] }));
  const score = scoreOf(without);
  expect(score.isEnough).toBe(false);
  const { verdict, test, moreHands, reasons, degradedHands } = score.summary('ab');
  expect({ verdict, decided: test.decided, moreHands, degradedHands }).toEqual({
    verdict: 'undecided',
    decided: false,
    moreHands: null,
    degradedHands: 400,
  });
  expect(reasons).toEqual([
    `All 400 decisions of \`${name}\` were degraded: an advisor was late or failed in each; nothing is concluded`,
    expect.stringMatching(/% interval, at every look, over 200 pairs: .*; it lies above 0$/),
    'In 400 of 400 hands an advisor was late or failed, and what was left of the bot played on',
  ]);
});

test('with decisions of both there is a verdict, and how many hands were degraded is told beside it', () => {
  const [first, ...others] = winning(200);
  const score = scoreOf([first!, ...others.map((pair) => ({ ...pair, degraded: [0] }))]);
  const { verdict, reasons } = score.summary('ab');
  expect(verdict).toBe('better');
  expect(reasons.at(-1)).toMatch(/^In 398 of 400 hands an advisor was late or failed/);
});
