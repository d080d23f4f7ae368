import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BettingPoint } from '../../../src/variance-reduction/betting-point.ts';
import { cardsToCome } from '../../../src/variance-reduction/card-luck.ts';
import { DealKnowledge } from '../../../src/variance-reduction/deal-knowledge.ts';

/** Unequal stacks and odd chips, and antes that take all of a stack. */
const rules = fc.record({
  startingStacks: fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
  blinds: fc.constantFrom([100, 50], [7, 3], [0, 0]),
  antes: fc.constantFrom([0, 0], [17, 17], [120, 120], [5, 0]),
  minimumBet: fc.constantFrom(7, 100),
});

function anyAction({ check, call, raise }: LegalActions, random: Random): Action {
  const drawn = random.below(8);
  if (raise !== undefined && drawn < 3) {
    return { type: 'raise', to: raise.min + random.below(raise.max - raise.min + 1) };
  }
  if (drawn === 7 && !check) return { type: 'fold' };
  return { type: call === undefined ? 'check' : 'call' };
}

/** Plays a hand and walks its betting points beside it. */
function playAlong(start: BettingPoint, { rules, random }: { rules: HandRules; random: Random }) {
  const deck = shuffledDeck(random);
  const deal = new DealKnowledge({ deck, random: random.fork('luck'), boards: 10 });
  const hand = Hand.start(rules);
  let point = start;
  for (let move = 0; ; move += 1) {
    expect(point.toCome).toEqual(cardsToCome(hand));
    advance(hand, deck);
    expect(point.actor).toBe(hand.actor);
    if (hand.actor === undefined) break;
    expect(point.pot).toBe(hand.pot);
    expect(point.observation(deal)).toEqual(observe(hand, { seat: hand.actor, handId: '' }));
    const action = anyAction(hand.legalActions(), random);
    hand.act(action);
    point = move % 3 === 0 ? point.happened(action) : point.after(action);
  }
  return { result: hand.result(), net: point.net(deal) };
}

test('betting points tell of every deal what its hand does, from the first turn to what the seats win', () => {
  const ends = { folded: 0, shown: 0, tied: 0 };
  fc.assert(
    fc.property(rules, fc.nat(), (rulesOfHand, seed) => {
      const random = createRandom(seed);
      const start = BettingPoint.start(rulesOfHand);
      // Several deals on the same points: what one leaves behind must not show in the next.
      for (let deal = 0; deal < 6; deal += 1) {
        const { result, net } = playAlong(start, { rules: rulesOfHand, random });
        expect(net).toEqual(result.net);
        ends[result.shown.length === 0 ? 'folded' : 'shown'] += 1;
        if (result.pots.some(({ winners }) => winners.length === 2)) ends.tied += 1;
      }
    }),
  );
  expect(Math.min(ends.folded, ends.shown, ends.tied)).toBeGreaterThan(3);
});

test('what is not allowed is refused, and the point goes on as before', () => {
  const start = BettingPoint.start({
    startingStacks: [1000, 1000],
    blinds: [100, 50],
    antes: [0, 0],
    minimumBet: 100,
  });
  expect(() => start.after({ type: 'check' })).toThrow('faces a bet');
  expect(() => start.happened({ type: 'raise', to: 120 })).toThrow('at least');
  expect(start.after({ type: 'call' }).actor).toBe(0);
});
