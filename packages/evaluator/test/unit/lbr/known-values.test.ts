import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import { preflopEquity } from '@poker-bot/poker/equity/preflop-equities';
import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { describe, expect, test, vi } from 'vitest';
import type { BotStrategy } from '../../../src/lbr/bot-strategy.ts';
import { type LbrConfig, lbrConfig } from '../../../src/lbr/lbr-config.ts';
import { LbrPlayer } from '../../../src/lbr/lbr-player.ts';
import { tableRules } from '../../../src/match/table-rules.ts';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { RunningMoments } from '../../../src/statistics/running-moments.ts';
import { advisor } from '../../support/fake-advisors.ts';
import { playAll, table, testMatch } from '../../support/test-match.ts';

vi.setConfig({ testTimeout: 120_000 });

const settings: LbrConfig = lbrConfig.parse({
  kind: 'local-best-response',
  name: 'lbr',
  description: 'for a test',
  actions: ['fold', 'call', 'pot', 'all-in'],
  streets: ['preflop', 'flop', 'turn', 'river'],
});

/** What a bot does whatever it holds. */
type Play = (legal: LegalActions) => Action;

const folds: Play = ({ check }) => ({ type: check ? 'check' : 'fold' });
const calls: Play = ({ check }) => ({ type: check ? 'check' : 'call' });

const strategyOf = (bot: Play): BotStrategy => ({
  inHand: () => ({
    chances: ({ type }, { legal }) =>
      new Float64Array(comboCount).fill(bot(legal).type === type ? 1 : 0),
  }),
});

interface Played {
  readonly bot: Play;
  readonly config?: Partial<LbrConfig>;
  readonly hands: number;
  /** In chips; a big blind is 100. */
  readonly startingStack?: number;
}

/** What the response wins from a bot that plays a strategy that is the same for all holdings: mbb a hand, by deal. */
async function won({ bot, config = {}, hands, startingStack = 10_000 }: Played) {
  const advise = ({ observation }: { observation: Observation }) => ({
    distribution: [{ action: bot(observation.legal), probability: 1 }],
    confidence: 1,
    source: 'FAKE' as const,
  });
  const strategy = strategyOf(bot);
  const opponent = {
    seat: ({ random }: { random: Random }) =>
      new LbrPlayer({ ...settings, ...config }, { strategy, random }),
  };
  const match = testMatch({
    advisors: [advisor('fake', advise)],
    opponents: [{ name: 'lbr', opponent }],
    notesLuck: true,
    startingStack,
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

const exactly = { opponents: 1, samples: 1, random: () => createRandom('none') };

/** The first spot of the river of a hand in which everybody checked, with stacks of 200 big blinds. */
function checkedDown(random: Random): Observation {
  const deck = shuffledDeck(random);
  const hand = Hand.start(tableRules({ ...table, startingStack: 20_000 }, 2));
  advance(hand, deck);
  while (hand.street !== 'river') {
    hand.act(calls(hand.legalActions()));
    advance(hand, deck);
  }
  return observe(hand, { seat: hand.actor ?? 0, handId: '' });
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

  test('always calls it goes all in on the river with every hand that is ahead, which wins 50 of 200 big blinds', () => {
    const won = new RunningMoments();
    for (let deal = 0; deal < 400; deal += 1) {
      const observation = checkedDown(createRandom(`river ${deal}`));
      const player = new LbrPlayer(
        { ...settings, streets: ['river'] },
        { strategy: strategyOf(calls), random: createRandom(`player ${deal}`) },
      );
      const equity = handVersusRandom({ ...observation, ...exactly });
      const action = player.act(observation);
      expect(action).toEqual(equity > 0.5 ? { type: 'raise', to: 19_900 } : { type: 'check' });
      won.add((2 * equity - 1) * (action.type === 'raise' ? 200 : 1));
    }
    // Shares of other holdings that are beaten are spread evenly: a quarter of the stack, less the blind of the hands behind.
    withinFourErrors(won, 0.25 * 200 - 0.25);
  });

  // Lisý and Bowling (arXiv 1612.07547) report about 33 big blinds a hand where it acts on all streets, since it is greedy, and nearly all
  // of 50 where it waits for the turn; stacks of 200 big blinds.
  test.each([
    ['on all streets', 33_000, ['preflop', 'flop', 'turn', 'river']],
    ['on turn and river', 50_000, ['turn', 'river']],
  ] as const)(
    'always calls it wins %s what is reported: %d mbb a hand',
    async (_, reported, streets) => {
      const config = { streets: [...streets] };
      const { allIn } = await won({ bot: calls, config, hands: 300, startingStack: 20_000 });
      withinFourErrors(allIn, reported);
      expect(allIn.mean).toBeGreaterThan(10_000);
    },
  );

  test('always calls nothing is won or lost by checking and calling alone', async () => {
    const config = { actions: ['call'] } satisfies Partial<LbrConfig>;
    const { plain } = await won({ bot: calls, config, hands: 200 });
    // Duplicate: the cards of one hand of a deal are those of the other, seats swapped.
    expect(plain.mean).toBeCloseTo(0, 9);
  });
});
