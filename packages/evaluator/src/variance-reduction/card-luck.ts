import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { DealKnowledge } from './deal-knowledge.ts';
import { potGain } from './pot-gain.ts';

/**
 * What the seat gains by the board cards that come next, in chips: equity after them less equity before, times what equity
 * is worth. Equity before is the average of equity after over the cards that can come, so it is 0 on average, whatever
 * happened so far. With all chips in it is counted to the river, and what is left is the all-in equity.
 *
 * @param hand heads-up, before the cards are dealt
 */
export function luckOfCards(hand: Hand, deal: DealKnowledge, seat: 0 | 1): number {
  if (hand.awaiting !== 'board') return 0;
  const before = hand.board.length;
  const behind = Math.min(hand.stack(0), hand.stack(1));
  const after = behind === 0 ? 5 : Math.max(3, before + 1);
  const gain = (deal.equity(after) - deal.equity(before)) * potGain(hand.pot, behind);
  return seat === 0 ? gain : -gain;
}
