import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import { advise } from './advise.ts';

const bigBlind = 100;
const stack = 100 * bigBlind;

/** Every card in order: which hand is played does not matter. */
const deck = Array.from({ length: 52 }, (_, card) => (card * 31) % 52);

/**
 * Plays one hand to the river on its own advice. Fills the tables of the evaluator and parses the charts, so that the
 * first decision of a stack is answered as quickly as the others.
 */
export function warmUp(): void {
  const hand = Hand.start({
    startingStacks: [stack, stack],
    blinds: [bigBlind, bigBlind / 2],
    antes: [0, 0],
    minimumBet: bigBlind,
  });
  advance(hand, deck);
  while (hand.awaiting === 'action' && hand.actor !== undefined) {
    const observation = observe(hand, { seat: hand.actor, handId: 'warm-up' });
    advise(observation, { samples: 100, seed: 'warm-up' });
    const { check, call, raise } = observation.legal;
    if (check && raise) hand.act({ type: 'raise', to: raise.min });
    else hand.act({ type: call === undefined ? 'check' : 'call' });
    advance(hand, deck);
  }
}
