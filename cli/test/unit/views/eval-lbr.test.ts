import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { lbrText } from '../../../src/views/eval-lbr.ts';

const plain = createPalette({ isTTY: false, environment: {} });

const lbr: Lbr = {
  runId: 'bound',
  bot: 'heuristic',
  hands: 2_000,
  deals: 1_000,
  seed: 'pokerbot',
  actions: ['fold', 'call', 'pot', 'all-in'],
  streets: ['turn', 'river'],
  belief: { kind: 'exact', unknown: [] },
  mbbPerHand: 2_345.6,
  interval: [1_000.4, 3_690.8],
  estimator: 'luck-corrected',
  estimates: [
    { name: 'raw', mbbPerHand: -120.5, interval: [-4_000, 3_759], observations: 2_000 },
    {
      name: 'luck-corrected',
      mbbPerHand: 2_345.6,
      interval: [1_000.4, 3_690.8],
      observations: 1_000,
    },
  ],
  alwaysFold: 750,
  handsNeeded: 1_447_000,
  halfWidth: 50,
  degradedHands: 0,
  verdict: 'pass',
  reasons: ['No illegal action'],
  folder: 'results/eval/bound',
};

test('what it wins is a lower bound, set beside what folding loses', () => {
  expect(lbrText(lbr, plain)).toMatchInlineSnapshot(`
    "\`heuristic\`  2,000 hands from both seats of 1,000 deals, seed \`pokerbot\`

      It wins +2,346 (+1,000 to +3,691) thousandths of a big blind a hand, by \`luck-corrected\`
      At least 1,000 can be won from the bot, how much more is not known; folding every hand loses 750
      About 1,447,000 hands would tell it to ±50 at the spread measured here

      ESTIMATE                   MBB/HAND (95%)  OBSERVED
      raw               −121 (−4,000 to +3,759)     2,000
      luck-corrected  +2,346 (+1,000 to +3,691)     1,000

      response    fold, call, pot, all-in; on turn, river
      belief      exact, by what the bot does with every holding
      files       results/eval/bound
      next        pokerbot eval show bound"
  `);
});

test('an interval that holds 0 proves nothing, and is not called a bound', () => {
  const text = lbrText({ ...lbr, interval: [-10, 4_000] }, plain);
  expect(text).toContain('Which proves nothing');
  expect(text).not.toContain('can be won');
});

test('a run that was not healthy says so, and one without a deal claims nothing', () => {
  const text = lbrText(
    {
      ...lbr,
      verdict: 'fail',
      reasons: ['1 crash, none allowed'],
      mbbPerHand: null,
      interval: null,
    },
    plain,
  );
  expect(text).toContain('fail: 1 crash, none allowed');
  expect(text).toContain('Too few hands');
});

test('what is not known of the bot is said, and that it played without an advisor', () => {
  const text = lbrText(
    { ...lbr, belief: { kind: 'imitated', unknown: ['agents'] }, degradedHands: 12 },
    plain,
  );
  expect(text).toContain(
    'belief      imitated, by models of its advisors; nothing is known of `agents`',
  );
  expect(text).toContain('in 12 of 2,000 hands the bot played without an advisor');
});
