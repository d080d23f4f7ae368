import { parseCards } from '@poker-bot/poker/cards/card';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';

export interface SpotOptions {
  /** Cards of the player in turn. */
  readonly hole: string;
  /** Live chips by seat; defaults to what the rules post. */
  readonly bets?: readonly number[];
  readonly seat?: number;
}

/** What a player sees before the flop, with some of it made up. */
export function spotOf({ hole, bets, seat = 2 }: SpotOptions): Observation {
  const hand = Hand.start({
    startingStacks: [10_000, 10_000, 10_000],
    blinds: [50, 100, 0],
    antes: [0, 0, 0],
    minimumBet: 100,
  });
  for (let each = 0; each < 3; each += 1)
    hand.dealHole(each, each === seat ? parseCards(hole) : []);
  const seen = observe(hand, { seat, handId: 'spot' });
  return { ...seen, bets: bets ?? seen.bets };
}
