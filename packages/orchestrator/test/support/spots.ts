import { deckAt } from '@poker-bot/executor/simulator/deck-at';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';

const headsUp = {
  startingStacks: [20_000, 20_000],
  blinds: [100, 50],
  antes: [0, 0],
  minimumBet: 100,
};

/** What the seat in turn sees after these actions of a heads-up hand; first the button. */
export function spot(actions: readonly Action[] = []): Observation {
  const hand = Hand.start(headsUp);
  const deck = deckAt('spot', 0);
  advance(hand, deck);
  for (const action of actions) {
    hand.act(action);
    advance(hand, deck);
  }
  return observe(hand, { seat: hand.actor ?? 0, handId: 'spot' });
}

/** What the seat in turn sees somewhere in a random hand of 2 to 9 players. */
export function anySpot(seed: number): Observation {
  const random = createRandom(seed);
  const seats = 2 + random.below(8);
  const hand = Hand.start({
    startingStacks: Array.from({ length: seats }, () => 100 + random.below(20_000)),
    blinds: Array.from({ length: seats }, (_, seat) => [50, 100][seat] ?? 0),
    antes: Array.from({ length: seats }, () => (seed % 3 === 0 ? 10 : 0)),
    minimumBet: 100,
  });
  const deck = deckAt(seed, 0);
  advance(hand, deck);
  let seen = observation(hand);
  for (let moves = random.below(12); moves > 0 && hand.awaiting === 'action'; moves -= 1) {
    seen = observation(hand);
    const { check, raise } = hand.legalActions();
    const action: Action =
      raise && random.below(4) === 0
        ? { type: 'raise', to: raise.min + random.below(raise.max - raise.min + 1) }
        : { type: check ? 'check' : 'call' };
    hand.act(action);
    advance(hand, deck);
  }
  return hand.awaiting === 'action' ? observation(hand) : seen;
}

function observation(hand: Hand): Observation {
  return observe(hand, { seat: hand.actor ?? 0, handId: 'any' });
}
