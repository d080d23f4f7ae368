import type { Card } from '@poker-bot/poker/cards/card';
import { liveDeck } from '@poker-bot/poker/equity/live-deck';
import { evaluate7 } from '@poker-bot/poker/evaluator/evaluate';
import type { Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { drawFirst } from '../variance-reduction/draw-first.ts';

/** Boards that are looked at before the turn; on the turn every river is. */
const sampledBoards = 100;

type Five = readonly [Card, Card, Card, Card, Card];

/**
 * What share of the pot a hand wins on average when all cards come, against each holding by `comboIndex`. -1 for holdings that
 * meet on no board that was looked at, as those with a card of the hand or the board.
 */
export function winShares(
  { hole, board }: { readonly hole: readonly Card[]; readonly board: readonly Card[] },
  random: Random,
): Float64Array {
  const won = new Float64Array(comboCount);
  const met = new Float64Array(comboCount);
  const [a, b] = hole as [Card, Card];
  for (const cards of wholeBoards({ hole, board }, random)) {
    const [v, w, x, y, z] = cards;
    const own = evaluate7(a, b, v, w, x, y, z);
    const taken = new Set<Card>([a, b, ...cards]);
    for (let index = 0; index < comboCount; index += 1) {
      const [c, d] = comboAt(index);
      if (taken.has(c) || taken.has(d)) continue;
      const share = shareOf(own, evaluate7(c, d, v, w, x, y, z));
      met[index] = (met[index] ?? 0) + 1;
      won[index] = (won[index] ?? 0) + share;
    }
  }
  return won.map((share, index) => ((met[index] ?? 0) === 0 ? -1 : share / (met[index] ?? 1)));
}

function shareOf(own: number, other: number): number {
  if (own === other) return 0.5;
  return own > other ? 1 : 0;
}

function wholeBoards(
  { hole, board }: { readonly hole: readonly Card[]; readonly board: readonly Card[] },
  random: Random,
): Five[] {
  const deck = liveDeck([...hole, ...board]);
  if (board.length === 5) return [board as Five];
  if (board.length === 4) return deck.map((river) => [...board, river] as unknown as Five);
  const count = 5 - board.length;
  const rest = deck.slice();
  return Array.from({ length: sampledBoards }, () => {
    drawFirst(rest, { count, random });
    return [...board, ...rest.slice(0, count)] as unknown as Five;
  });
}
