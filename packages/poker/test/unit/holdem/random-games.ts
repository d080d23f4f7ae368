import fc from 'fast-check';
import { shuffledDeck } from '../../../src/cards/deck.ts';
import type { Action } from '../../../src/holdem/action.ts';
import { advance } from '../../../src/holdem/deal.ts';
import { Hand } from '../../../src/holdem/hand.ts';
import type { HandRules } from '../../../src/holdem/rules.ts';
import { createRandom, type Random } from '../../../src/random/random.ts';

export interface Game {
  readonly rules: HandRules;
  readonly seed: number;
}

const table = fc.integer({ min: 2, max: 10 }).chain((seats) => {
  const amounts = (max: number) =>
    fc.array(fc.integer({ min: 0, max }), { minLength: seats, maxLength: seats });
  return fc.record({
    startingStacks: fc.array(
      fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 20_000 })),
      { minLength: seats, maxLength: seats },
    ),
    blinds: fc.oneof(
      fc.constant(Array.from({ length: seats }, (_, seat) => (seat > 1 ? 0 : 50 + 50 * seat))),
      amounts(200),
    ),
    antes: fc.oneof(
      fc.constant(new Array<number>(seats).fill(0)),
      fc.constant(new Array<number>(seats).fill(10)),
      amounts(40),
    ),
    deadBlinds: fc.oneof(fc.constant(new Array<number>(seats).fill(0)), amounts(60)),
    minimumBet: fc.integer({ min: 1, max: 200 }),
    anteTrimming: fc.boolean(),
  });
});

/** Games of 2 to 10 seats with stacks from 1 chip on, odd blinds, antes, dead blinds: what tables never look like too. */
export const games: fc.Arbitrary<Game> = fc.record({
  rules: table,
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});

interface Player {
  /** Called where an action is due, before a legal one is taken. */
  readonly beforeAction: (hand: Hand, random: Random) => void;
}

/** Plays one hand to its end with random legal actions. */
export function playOut(game: Game, player?: Player): Hand {
  const random = createRandom(game.seed);
  const deck = shuffledDeck(random);
  const hand = Hand.start(game.rules);
  advance(hand, deck);
  while (hand.awaiting === 'action') {
    player?.beforeAction(hand, random);
    hand.act(randomAction(hand, random));
    advance(hand, deck);
  }
  return hand;
}

export function randomAction(hand: Hand, random: Random): Action {
  const { raise, check } = hand.legalActions();
  const choice = random.below(10);
  if (raise !== undefined && choice < 3) {
    const span = choice === 0 ? raise.max - raise.min : Math.min(raise.max - raise.min, 300);
    return { type: 'raise', to: raise.min + random.below(span + 1) };
  }
  if (choice === 3) return { type: 'fold' };
  return { type: check ? 'check' : 'call' };
}
