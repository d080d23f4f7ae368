import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { DealKnowledge } from './deal-knowledge.ts';
import { potGain } from './pot-gain.ts';

/** Board cards that come next, as far as their luck is counted. */
export interface CardsToCome {
  /** On the board before them. */
  readonly before: number;
  /** With them. */
  readonly after: number;
  /** Chips that equity is worth to a seat. */
  readonly worth: number;
}

/**
 * With all chips in, cards are counted to the river.
 *
 * @param hand heads-up, before the cards are dealt; undefined where none are due
 */
export function cardsToCome(hand: Hand): CardsToCome | undefined {
  if (hand.awaiting !== 'board') return undefined;
  const before = hand.board.length;
  const behind = Math.min(hand.stack(0), hand.stack(1));
  const after = behind === 0 ? 5 : Math.max(3, before + 1);
  return { before, after, worth: potGain(hand.pot, behind) };
}

/**
 * What the seat gains by the board cards that come next, in chips: equity after them less equity before, times what equity
 * is worth. Equity before is the average of equity after over the cards that can come, so it is 0 on average, whatever
 * happened so far. With all chips in what is left is the all-in equity.
 */
export function luckOfCards(
  cards: CardsToCome | undefined,
  deal: DealKnowledge,
  seat: 0 | 1,
): number {
  if (cards === undefined) return 0;
  const gain = (deal.equity(cards.after) - deal.equity(cards.before)) * cards.worth;
  return seat === 0 ? gain : -gain;
}
