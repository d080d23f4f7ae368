import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advise } from '../../../src/heuristic/advise.ts';
import { call, raise, spot } from '../../support/spots.ts';

/** Plays a hand by drawing from the advice, now and then from all legal actions, and looks at each advice. */
function playHand(seed: number, inspect: (hand: Hand, seat: number) => void): void {
  const random = createRandom(seed);
  const seats = 2 + random.below(9);
  const big = 2 + random.below(200);
  const blinds = Array.from({ length: seats }, () => 0);
  blinds[seats === 2 ? 1 : 0] = Math.floor(big / 2);
  blinds[seats === 2 ? 0 : 1] = big;
  const hand = Hand.start({
    startingStacks: blinds.map(() => 1 + random.below(big * 150)),
    blinds,
    antes: blinds.map(() => (random.below(3) === 0 ? Math.floor(big / 8) : 0)),
    minimumBet: big,
  });
  const deck = shuffledDeck(random);
  advance(hand, deck);
  while (hand.awaiting === 'action' && hand.actor !== undefined) {
    inspect(hand, hand.actor);
    const { check, raise: bounds } = hand.legalActions();
    const drawn = random.below(4);
    if (drawn === 0 && bounds)
      hand.act(raise(bounds.min + random.below(bounds.max - bounds.min + 1)));
    else if (drawn === 1) hand.act({ type: 'fold' });
    else hand.act(check ? { type: 'check' } : { type: 'call' });
    advance(hand, deck);
  }
}

test('over random games every advice is a distribution over legal actions and never folds for free', () => {
  let decisions = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      playHand(seed, (hand, seat) => {
        const observation = observe(hand, { seat, handId: 'h' });
        const { distribution, confidence } = advise(observation, { samples: 20, seed: 's' });
        const total = distribution.reduce((sum, { probability }) => sum + probability, 0);
        expect(total).toBeCloseTo(1, 9);
        expect(confidence).toBeGreaterThan(0);
        for (const { action, probability } of distribution) {
          expect(probability).toBeGreaterThan(0);
          hand.verify(action);
          if (observation.legal.check) expect(action.type).not.toBe('fold');
        }
        decisions += 1;
      });
    }),
    { numRuns: 100 },
  );
  expect(decisions).toBeGreaterThan(300);
}, 60_000);

test('the same spot and work give the same advice, another seed another estimate', () => {
  const facing = spot({
    seats: 3,
    hole: 'JhTh',
    board: '9h8c2s',
    actions: [raise(250), call, call, raise(400)],
  });
  const first = advise(facing, { samples: 100, seed: 'a' });
  expect(advise(facing, { samples: 100, seed: 'a' })).toEqual(first);
  expect(advise(facing, { samples: 100, seed: 'b' }).equity).not.toBe(first.equity);
});

test('more samples make the estimate surer and the advice more confident', () => {
  const facing = spot({
    seats: 2,
    hole: 'JhTh',
    board: '9h8c2s',
    actions: [raise(250), call, raise(400)],
  });
  const few = advise(facing, { samples: 50, seed: 'a' });
  const many = advise(facing, { samples: 5000, seed: 'a' });
  expect(many.equityStandardError).toBeLessThan(few.equityStandardError ?? 0);
  expect(many.confidence).toBeGreaterThan(few.confidence);
});

test('the explanation says what the advice rests on', () => {
  const facing = spot({
    seats: 2,
    hole: 'AsKs',
    board: 'QsJsTs',
    actions: [raise(250), call, raise(300)],
  });
  expect(advise(facing, { samples: 100, seed: 'a' }).explanation).toMatch(
    /^AKs has 100 % against the ranges of one opponent, a call needs 27 %: raise to \d+$/,
  );
});
