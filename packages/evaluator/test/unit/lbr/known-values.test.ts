import { preflopEquity } from '@poker-bot/poker/equity/preflop-equities';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { describe, expect, test, vi } from 'vitest';
import type { BotStrategy } from '../../../src/lbr/bot-strategy.ts';
import { type LbrConfig, lbrConfig } from '../../../src/lbr/lbr-config.ts';
import { LbrPlayer } from '../../../src/lbr/lbr-player.ts';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { RunningMoments } from '../../../src/statistics/running-moments.ts';
import { advisor } from '../../support/fake-advisors.ts';
import { playAll, testMatch } from '../../support/test-match.ts';

vi.setConfig({ testTimeout: 120_000 });

const settings: LbrConfig = lbrConfig.parse({
  kind: 'local-best-response',
  name: 'lbr',
  description: 'for a test',
  actions: ['fold', 'call', 'pot', 'all-in'],
  streets: ['preflop', 'flop', 'turn', 'river'],
});

const folds: BotStrategy = ({ legal }) => [
  { action: legal.check ? { type: 'check' } : { type: 'fold' }, probability: 1 },
];
const calls: BotStrategy = ({ legal }) => [
  { action: legal.check ? { type: 'check' } : { type: 'call' }, probability: 1 },
];

interface Played {
  readonly bot: BotStrategy;
  readonly config?: Partial<LbrConfig>;
  readonly hands: number;
}

/** What the response wins from a bot that plays a strategy that is the same for all holdings: mbb a hand, by deal. */
async function won({ bot, config = {}, hands }: Played) {
  const advise = ({ observation }: { observation: Observation }) => ({
    distribution: [...bot(observation, 0)],
    confidence: 1,
    source: 'FAKE' as const,
  });
  const opponent = {
    seat: ({ random }: { random: ConstructorParameters<typeof LbrPlayer>[1]['random'] }) =>
      new LbrPlayer({ ...settings, ...config }, { strategy: bot, random }),
  };
  const match = testMatch({
    advisors: [advisor('fake', advise)],
    opponents: [{ name: 'lbr', opponent }],
    notesLuck: true,
  });
  const plain = new RunningMoments();
  const allIn = new RunningMoments();
  for (const { line } of await playAll(match, { hands })) {
    if (isCrashed(line)) throw new Error(line.crashed.reason);
    const chips = -(line.net[line.tags.bot] ?? 0);
    plain.add(10 * chips);
    allIn.add(10 * (chips + (line.luck?.runOut ?? 0)));
  }
  return { plain, allIn };
}

function withinFourErrors({ mean, variance = 0, count }: RunningMoments, expected: number) {
  expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / count));
}

describe('against a bot that', () => {
  test('always folds it wins the blinds: 750 mbb a hand, exactly', async () => {
    const { plain } = await won({ bot: folds, hands: 20 });
    // The big blind from the small one, the small blind from the big one, of which the bot may check once.
    expect(plain.mean).toBe(750);
  });

  test('always calls it wins what going all in with the better half of all hands wins, where it may do so before the flop', async () => {
    const config = {
      actions: ['call', 'all-in'],
      streets: ['preflop'],
    } satisfies Partial<LbrConfig>;
    const { allIn } = await won({ bot: calls, config, hands: 400 });
    let expected = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const equity = preflopEquity(comboAt(index), 1);
      const stake = equity > 0.5 ? 100_000 : 1_000;
      expected += ((2 * equity - 1) * stake) / comboCount;
    }
    expect(expected).toBeGreaterThan(5_000);
    withinFourErrors(allIn, expected);
  });

  test('always calls it wins more with all actions on all streets than always folding gives away', async () => {
    const { allIn } = await won({ bot: calls, hands: 100 });
    expect(allIn.mean - 2 * Math.sqrt((allIn.variance ?? 0) / allIn.count)).toBeGreaterThan(750);
  });

  test('always calls nothing is won or lost by checking and calling alone', async () => {
    const config = { actions: ['call'] } satisfies Partial<LbrConfig>;
    const { plain } = await won({ bot: calls, config, hands: 200 });
    // Duplicate: the cards of one hand of a deal are those of the other, seats swapped.
    expect(plain.mean).toBeCloseTo(0, 9);
  });
});
