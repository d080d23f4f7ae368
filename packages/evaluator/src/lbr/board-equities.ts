import type { Card } from '@poker-bot/poker/cards/card';
import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import type { Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';

/** Run-outs of a flop that an equity is averaged over. */
const sampledRunOuts = 30;

/**
 * The equity of every holding against any two cards on a board, by `comboIndex`: what the heuristic decides by. Exact before the
 * flop and from the turn on; 0 for those that hold a card of the board.
 */
export function boardEquities(board: readonly Card[], random: () => Random): Float64Array {
  const equities = new Float64Array(comboCount);
  for (let index = 0; index < comboCount; index += 1) {
    const hole = comboAt(index);
    if (board.includes(hole[0]) || board.includes(hole[1])) continue;
    equities[index] = handVersusRandom({
      hole,
      board,
      opponents: 1,
      random,
      samples: sampledRunOuts,
    });
  }
  return equities;
}
