import type { Card } from '@poker-bot/poker/cards/card';
import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import { liveDeck } from '@poker-bot/poker/equity/live-deck';
import { shareOfTwo } from '@poker-bot/poker/equity/share-of-two';
import { fillSevenCardTables, strengthOfSum } from '@poker-bot/poker/evaluator/evaluate';
import { type HandSum, plusCard, sumOf } from '@poker-bot/poker/evaluator/hand-sum';
import type { Random } from '@poker-bot/poker/random/random';
import { DealStrengths } from '../opponents/hand-strength.ts';
import { drawFirst } from './draw-first.ts';
import type { KnownCards } from './known-cards.ts';

/** Run-outs of a flop that a hand's equity against a random one is averaged over. */
const sampledRunOuts = 100;

/** What is known of a heads-up deal when all its cards are: worked out once, however often it is asked for. */
export class DealKnowledge implements KnownCards {
  readonly deck: readonly Card[];
  readonly strengths = new DealStrengths();
  /** Whether a player is asked about it once at each point: what is kept of that would only be in the way. */
  readonly isAskedOnce: boolean;
  readonly #random: Random;
  readonly #boards: number;
  readonly #holes: (readonly Card[] | undefined)[] = [];
  readonly #dealt: (readonly Card[] | undefined)[] = [];
  readonly #equities: (number | undefined)[] = [];
  readonly #againstRandom: (number | undefined)[] = [];

  constructor(options: {
    readonly deck: readonly Card[];
    /** Not one that the deck was drawn from: the cards of the deal must not say what is sampled. */
    readonly random: Random;
    /** How many an equity before the flop is averaged over. */
    readonly boards: number;
    readonly isAskedOnce?: boolean;
  }) {
    this.deck = options.deck;
    this.isAskedOnce = options.isAskedOnce ?? false;
    this.#random = options.random;
    this.#boards = options.boards;
  }

  get fullBoard(): readonly Card[] {
    return this.board(5);
  }

  hole(seat: number): readonly Card[] {
    const known = this.#holes[seat];
    if (known !== undefined) return known;
    const hole = this.deck.slice(2 * seat, 2 * seat + 2);
    this.#holes[seat] = hole;
    return hole;
  }

  board(cards: number): readonly Card[] {
    const known = this.#dealt[cards];
    if (known !== undefined) return known;
    const board = this.deck.slice(4, 4 + cards);
    this.#dealt[cards] = board;
    return board;
  }

  /**
   * Share of the pot that seat 0 gets on average when all cards come and nobody folds, by the cards on the board: exact from
   * the flop on, before it an unbiased estimate from boards drawn for it.
   *
   * @param cards on the board: 0, 3, 4 or 5
   */
  equity(cards: number): number {
    const known = this.#equities[cards];
    if (known !== undefined) return known;
    const equity =
      cards === 0
        ? this.#sampledEquity()
        : shareOfTwo(this.hole(0), this.hole(1), this.board(cards));
    this.#equities[cards] = equity;
    return equity;
  }

  againstRandom(seat: number, cards: number): number {
    const place = seat * 6 + cards;
    const known = this.#againstRandom[place];
    if (known !== undefined) return known;
    const equity = handVersusRandom({
      hole: this.hole(seat),
      board: this.board(cards),
      opponents: 1,
      random: () => this.#random.fork('run-outs').fork(seat),
      samples: sampledRunOuts,
    });
    this.#againstRandom[place] = equity;
    return equity;
  }

  #sampledEquity(): number {
    const random = this.#random.fork('boards');
    const [one, other] = [sumOf(this.hole(0)), sumOf(this.hole(1))];
    const rest = liveDeck([...this.hole(0), ...this.hole(1)]);
    fillSevenCardTables();
    let share = 0;
    for (let sample = 0; sample < this.#boards; sample += 1) {
      drawFirst(rest, { count: 5, random });
      let board = none;
      for (let place = 0; place < 5; place += 1) board = plusCard(board, rest[place] as Card);
      const difference = strengthWith(one, board) - strengthWith(other, board);
      if (difference > 0) share += 1;
      else if (difference === 0) share += 0.5;
    }
    return share / this.#boards;
  }
}

const none = sumOf([]);

function strengthWith({ key, low, high }: HandSum, board: HandSum): number {
  return strengthOfSum((key + board.key) | 0, low | board.low, high | board.high);
}
