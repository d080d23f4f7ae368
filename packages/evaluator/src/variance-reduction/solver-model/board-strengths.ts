import { type Card, rankOf, suitOf } from '@poker-bot/poker/cards/card';
import { cardKeys, rankBits } from '@poker-bot/poker/evaluator/card-keys';
import { fillSevenCardTables, strengthOfFlush } from '@poker-bot/poker/evaluator/evaluate';
import { rowOf, strengthsByRanks } from '@poker-bot/poker/evaluator/strengths-by-ranks';
import { BoardDraws } from './board-draws.ts';

/** What strong draws are ranked as, since they are played like it: a good pair. */
const drawStrength = 3_200;
const rankMask = (1 << rankBits) - 1;
const noSuit = -1;

/** Strengths of many holdings on a board, by their ranks alone where they make no flush. Made for one board after the other. */
export class BoardStrengths {
  readonly #draws = new BoardDraws();
  readonly #isOnBoard = new Uint8Array(52);
  #canDraw = false;
  /** Of two ranks, by the place that `kindOfRanks` has. */
  #byRanks: Uint16Array = new Uint16Array();
  #row = 0;
  /** The suit that three cards of the board or more have. */
  #suit = noSuit;
  /** Cards of it on the board, and their ranks as bits. */
  #suited = 0;
  #suitedRanks = 0;

  /** @param board three to five cards */
  restart(board: readonly Card[]): void {
    fillSevenCardTables();
    const rows = strengthsByRanks(board.length as 3 | 4 | 5);
    this.#draws.restart(board);
    this.#canDraw = board.length < 5;
    this.#isOnBoard.fill(0);
    let key = 0;
    for (const card of board) {
      this.#isOnBoard[card] = 1;
      key = (key + (cardKeys[card] as number)) | 0;
    }
    this.#byRanks = rows.strengths;
    this.#row = rowOf(rows, key & rankMask);
    this.#suit = [0, 1, 2, 3].find((suit) => countOf(suit, board) >= 3) ?? noSuit;
    this.#suited = countOf(this.#suit, board);
    this.#suitedRanks = board.reduce((ranks, card) => ranks | this.#suitedRank(card), 0);
  }

  has(card: Card): boolean {
    return this.#isOnBoard[card] === 1;
  }

  /** Of two cards that are not on the board, the lower first. */
  of(lower: Card, higher: Card): number {
    if (this.#suit !== noSuit) {
      const one = this.#suitedRank(lower);
      const other = this.#suitedRank(higher);
      const suited = this.#suited + (one === 0 ? 0 : 1) + (other === 0 ? 0 : 1);
      if (suited >= 5) return strengthOfFlush(this.#suitedRanks | one | other);
    }
    const high = rankOf(higher);
    const kind = (Math.imul(high, high + 1) >> 1) + rankOf(lower);
    const strength = this.#byRanks[this.#row + kind] as number;
    if (strength >= drawStrength || !this.#canDraw) return strength;
    return this.#draws.has(lower, higher) ? drawStrength : strength;
  }

  /** The card's rank as a bit when it has the suit, else 0. */
  #suitedRank(card: Card): number {
    return suitOf(card) === this.#suit ? 1 << rankOf(card) : 0;
  }
}

function countOf(suit: number, cards: readonly Card[]): number {
  return cards.reduce((count, card) => count + (suitOf(card) === suit ? 1 : 0), 0);
}
