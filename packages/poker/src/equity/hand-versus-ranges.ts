import type { Card } from '../cards/card.ts';
import type { Random } from '../random/random.ts';
import { comboIndex } from '../ranges/combo.ts';
import { Range } from '../ranges/range.ts';
import { checkSamples } from './check-samples.ts';
import { type ComboSums, comboSums } from './combo-sums.ts';
import { EquityError } from './equity-error.ts';
import { handVersusRange } from './hand-versus-range.ts';
import { checkBoard, checkHole, liveDeck } from './live-deck.ts';
import { sampleDeals } from './sample-deals.ts';

/** Up to this many showdowns are counted one by one: some tenths of a millisecond, all of the turn and the river. */
const cheapShowdowns = 50_000;

/**
 * A hand's average share of the pot when all cards come and nobody folds: exact against one opponent when counting is
 * cheap (always from the turn on), else estimated from `samples` random deals with its standard error.
 *
 * @throws {CardError} on cards that cannot be dealt
 * @throws {EquityError} `NO_OPPONENT`, `SAMPLES_INVALID`, `NO_DEAL`
 */
export function handVersusRanges(options: {
  readonly hole: readonly Card[];
  readonly board: readonly Card[];
  readonly opponents: readonly Range[];
  readonly random: Random;
  readonly samples: number;
}): { readonly equity: number; readonly standardError: number; readonly exact: boolean } {
  const { hole, board, random, samples } = options;
  checkHole(hole);
  checkBoard(board);
  const deck = liveDeck([...hole, ...board]);
  checkSamples(samples);
  const opponents = options.opponents.map((range) => comboSums(range, [...hole, ...board]));
  checkOpponents(opponents);
  const [opponent] = opponents;
  if (opponents.length === 1 && opponent !== undefined) {
    const boards = [1, deck.length, (deck.length * (deck.length - 1)) / 2][5 - board.length];
    if (boards !== undefined && boards * opponent.length <= cheapShowdowns) {
      const equity = handVersusRange({ hole, board, opponent });
      return { equity, standardError: 0, exact: true };
    }
  }
  const players = [onlyCombo(hole), ...opponents];
  const [own] = sampleDeals({ players, board, dead: [], random, samples });
  return { equity: own?.equity ?? 0, standardError: own?.standardError ?? 0, exact: false };
}

function checkOpponents(opponents: readonly ComboSums[]): void {
  if (opponents.length === 0) {
    throw new EquityError(
      'NO_OPPONENT',
      'A hand is measured against one opponent or more; none is given',
    );
  }
  const without = opponents.findIndex((opponent) => opponent.length === 0);
  if (without < 0) return;
  throw new EquityError(
    'NO_DEAL',
    `Opponent ${without + 1} cannot hold any hand of its range: the known cards are in all of them`,
  );
}

function onlyCombo([a = 0, b = 0]: readonly Card[]): ComboSums {
  const weights = new Float64Array(1326);
  weights[comboIndex(a, b)] = 1;
  return comboSums(Range.of(weights), []);
}
