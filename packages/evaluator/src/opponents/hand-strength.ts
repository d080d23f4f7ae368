import type { Card } from '@poker-bot/poker/cards/card';
import { BoardHoldings } from '@poker-bot/poker/evaluator/board-holdings';
import { hasDraw } from './draw.ts';

const cardCount = 52;

/**
 * Share of the other two-card holdings that a hand beats on a board as it lies, ties counted half, by enumeration
 * (the "hand strength" of Billings et al., The challenge of poker, 2002). Cards to come are not looked at.
 *
 * @param board three to five cards
 */
export function handStrength(hole: readonly Card[], board: readonly Card[]): number {
  const left = cardCount - hole.length - board.length;
  return new BoardHoldings(hole, board).beaten() / (left * (left - 1));
}

export interface HandOnBoard {
  /** As `handStrength` has it. */
  readonly strength: number;
  readonly hasDraw: boolean;
}

/** Strengths of the hands of one deal, worked out once however many players and rotations ask. */
export class DealStrengths {
  readonly #known = new Map<number, HandOnBoard>();

  /** @param board the board of this deal, as far as it is dealt */
  strength(hole: readonly Card[], board: readonly Card[]): number {
    return this.on(hole, board).strength;
  }

  /** @param board the board of this deal, as far as it is dealt */
  on(hole: readonly Card[], board: readonly Card[]): HandOnBoard {
    const key = ((hole[0] ?? 0) * cardCount + (hole[1] ?? 0)) * 8 + board.length;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const hand = { strength: handStrength(hole, board), hasDraw: hasDraw(hole, board) };
    this.#known.set(key, hand);
    return hand;
  }
}
