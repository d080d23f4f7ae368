import { styled } from '@poker-bot/orchestrator/decision/styled';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test, vi } from 'vitest';
import { loadOpponent } from '../../../src/config/load-opponents.ts';
import { tableRules } from '../../../src/match/table-rules.ts';
import type { ActionShare } from '../../../src/opponents/action-share.ts';
import { opponentOf } from '../../../src/opponents/opponent-of.ts';
import { botModel } from '../../../src/variance-reduction/bot-model.ts';
import { DealKnowledge } from '../../../src/variance-reduction/deal-knowledge.ts';
import {
  heuristicModel,
  modelOf,
  type PlayModel,
} from '../../../src/variance-reduction/play-model.ts';
import { Network } from '../../../src/variance-reduction/solver-model/network.ts';
import { opponentsFolder, table } from '../../support/test-match.ts';

const model = (advisors: object[], decision = {}) =>
  botModel(botConfig.parse({ name: 'bot', advisors, decision }));

interface Spot {
  readonly deal: DealKnowledge;
  readonly hand: Hand;
}

/** Spots of hands in which both players do what comes to them. */
function spots(count: number): Spot[] {
  return Array.from({ length: count }, (_, number) => {
    const random = createRandom(`spot ${number}`);
    const deal = new DealKnowledge({ deck: shuffledDeck(random.fork('deck')), random, boards: 1 });
    const hand = Hand.start(tableRules(table, 2));
    advance(hand, deal.deck);
    for (let moves = random.below(8); moves > 0; moves -= 1) {
      const before = hand.clone();
      const { raise, check } = hand.legalActions();
      if (raise !== undefined && random.float() < 0.4) {
        hand.act({
          type: 'raise',
          to: raise.min + random.below(Math.min(900, raise.max - raise.min + 1)),
        });
      } else hand.act({ type: check ? 'check' : 'call' });
      advance(hand, deal.deck);
      if (hand.actor === undefined) return { deal, hand: before };
    }
    return { deal, hand };
  });
}

function sharesIn({ deal, hand }: Spot, of: PlayModel) {
  return of.shares(observe(hand, { seat: hand.actor ?? 0, handId: '' }), deal);
}

test.each([
  ['the solver', [{ type: 'solver' }]],
  ['a blend of solver and heuristic', [{ type: 'solver' }, { type: 'heuristic', weight: 0.5 }]],
])('%s does what is legal, and its probabilities sum to 1', (_, advisors) => {
  for (const spot of spots(300)) {
    const shares = sharesIn(spot, model(advisors));
    expect(shares.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    for (const share of shares) {
      expect(share.type === 'one' && spot.hand.can(share.action)).toBe(true);
    }
  }
});

test('a bot that hears the heuristic alone is taken to play like it', () => {
  for (const spot of spots(40)) {
    expect(sharesIn(spot, model([{ type: 'heuristic' }]))).toEqual(sharesIn(spot, heuristicModel));
  }
});

test.each(['maniac', 'random'])('a bot that hears %s alone is taken to play like it', (name) => {
  const opponent = loadOpponent(opponentsFolder, name);
  const script = modelOf(opponentOf(opponent));
  for (const spot of spots(40)) {
    const alone = model([{ type: 'scripted', opponent }]);
    expect(sharesIn(spot, alone)).toEqual(sharesIn(spot, script));
  }
});

test.each(['maniac', 'random'])(
  'in a blend %s is heard by its weight, twice as sure of itself as the heuristic',
  (name) => {
    const opponent = loadOpponent(opponentsFolder, name);
    const script = modelOf(opponentOf(opponent));
    const blend = model([
      { type: 'scripted', opponent },
      { type: 'heuristic', weight: 2 },
    ]);
    for (const spot of spots(40)) {
      const shares = sharesIn(spot, blend);
      expect(sumOf(shares, () => true)).toBeCloseTo(1, 9);
      const both = [sharesIn(spot, script), sharesIn(spot, heuristicModel)];
      for (const type of ['fold', 'check', 'call']) {
        const isOf = (share: ActionShare) => share.type === 'one' && share.action.type === type;
        const [first = 0, second = 0] = both.map((each) => sumOf(each, isOf));
        expect(sumOf(shares, isOf)).toBeCloseTo((first + second) / 2, 9);
      }
    }
  },
);

function sumOf(shares: readonly ActionShare[], isCounted: (share: ActionShare) => boolean) {
  return shares.filter(isCounted).reduce((sum, { probability }) => sum + probability, 0);
}

test('nobody foretells a language model: what its bot hears beside it counts, or the heuristic', () => {
  const alone = model([{ type: 'agents' }]);
  const beside = model([{ type: 'agents', weight: 5 }, { type: 'solver' }]);
  for (const spot of spots(40)) {
    expect(sharesIn(spot, alone)).toEqual(sharesIn(spot, heuristicModel));
    expect(sharesIn(spot, beside)).toEqual(sharesIn(spot, model([{ type: 'solver' }])));
  }
});

test('a bot that takes the likeliest action is taken to do just that', () => {
  const best = model([{ type: 'solver' }], { selection: 'best' });
  for (const spot of spots(40)) {
    const drawn = sharesIn(spot, model([{ type: 'solver' }]));
    const [only, ...others] = sharesIn(spot, best);
    expect(others).toEqual([]);
    expect(only?.probability).toBe(1);
    const most = Math.max(...drawn.map(({ probability }) => probability));
    expect(drawn).toContainEqual({ ...only, probability: most });
  }
});

test.each(['sample', 'best'] as const)(
  'a style is put on the model as on the bot that plays by %s',
  (selection) => {
    const style = { aggression: 3, looseness: 0.5 };
    const advisors = [{ type: 'solver' }, { type: 'heuristic' }];
    const bot = botConfig.parse({ name: 'bot', advisors, style, decision: { selection } });
    const leaning = botModel(bot);
    for (const { deal, hand } of spots(60)) {
      const view = observe(hand, { seat: hand.actor ?? 0, handId: '' });
      const blended = sharesIn({ deal, hand }, model(advisors)).flatMap((share) =>
        share.type === 'one' ? [share] : [],
      );
      const expected = styled(blended, style);
      const most = Math.max(...expected.map(({ probability }) => probability));
      for (const asked of [leaning, leaning.at!(view)]) {
        const shares = asked.shares(view, deal);
        if (selection === 'sample') expect(shares).toEqual(expected);
        else expect(expected).toContainEqual({ ...shares[0], probability: most });
      }
    }
  },
);

test('of a point of the betting blends ask the imitation of the solver once, and say what each would say alone', () => {
  const met = spots(50);
  const blends = [{ weight: 0.5 }, { weight: 0.9 }].map((heuristic) =>
    model([{ type: 'solver' }, { type: 'heuristic', ...heuristic }]),
  );
  const alone = met.map((spot) => blends.map((blend) => sharesIn(spot, blend)));
  using asked = vi.spyOn(Network.prototype, 'probabilities');
  const together = met.map(({ deal, hand }) => {
    const view = observe(hand, { seat: hand.actor ?? 0, handId: '' });
    return blends.map((blend) => blend.at?.(view).shares(view, deal));
  });
  expect(together).toEqual(alone);
  expect(asked).toHaveBeenCalledTimes(met.length);
});
