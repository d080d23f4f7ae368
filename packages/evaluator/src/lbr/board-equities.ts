import type { Card } from '@poker-bot/poker/cards/card';
import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import type { Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';

/**
 * The equity of every holding against any two cards on a board, by `comboIndex`: what the heuristic decides by. Exact before the
 * flop and from the turn on; 0 for those that hold a card of the board.
 *
 * @param sampling how many run-outs of a flop an equity is averaged over, and the stream that names them: the same for all
 */
export function boardEquities(
  board: readonly Card[],
  { random, samples }: { readonly random: Random; readonly samples: number },
): Float64Array {
  const equities = new Float64Array(comboCount);
  for (let index = 0; index < comboCount; index += 1) {
    const hole = comboAt(index);
    if (board.includes(hole[0]) || board.includes(hole[1])) continue;
    equities[index] = handVersusRandom({
      hole,
      board,
      opponents: 1,
      random: () => random.fork(board.length),
      samples,
    });
  }
  return equities;
}
