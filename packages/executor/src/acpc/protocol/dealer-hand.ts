import type { Card } from '@poker-bot/poker/cards/card';
import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import { acpcRules } from '@poker-bot/poker/history/acpc/acpc-rules';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import type { DealtHand } from './match-books.ts';
import { matchStateLine } from './match-state-line.ts';

export interface DealerHandOptions {
  readonly index: number;
  readonly game: AcpcGame;
  readonly deck: readonly Card[];
}

/** One hand at the dealer's table: positions are those of the rules; seats move one position on with every hand. */
export class DealerHand implements DealtHand {
  readonly index: number;
  readonly hand: Hand;
  readonly seats: readonly number[];
  readonly #deck: readonly Card[];

  constructor({ index, game, deck }: DealerHandOptions) {
    const size = game.stacks.length;
    this.index = index;
    this.seats = game.stacks.map((_, position) => (position + index) % size);
    this.hand = Hand.start(acpcRules(game));
    this.#deck = deck;
    advance(this.hand, deck);
  }

  /** The seat whose turn it is; undefined when the hand is over. */
  get actor(): number | undefined {
    const position = this.hand.actor;
    return position === undefined ? undefined : this.seats[position];
  }

  /** @throws IllegalAction */
  act(action: Action): void {
    this.hand.act(action);
    advance(this.hand, this.#deck);
  }

  lineFor(seat: number): string {
    return matchStateLine(this.hand, { viewer: this.seats.indexOf(seat), number: this.index });
  }

  observationFor(seat: number): Observation {
    return observe(this.hand, { seat: this.seats.indexOf(seat), handId: String(this.index) });
  }
}
