import { wholePower } from '../arithmetic/whole-power.ts';
import type { Card } from '../cards/card.ts';
import { BoardHoldings } from '../evaluator/board-holdings.ts';
import type { Random } from '../random/random.ts';
import { checkSamples } from './check-samples.ts';
import { EquityError } from './equity-error.ts';
import { checkBoard, checkHole, liveDeck } from './live-deck.ts';
import { mostTabledOpponents, preflopEquity } from './preflop-equities.ts';

/** Two-card holdings that are left when a hand and a whole board are known, doubled as `BoardHoldings` counts. */
const allHoldings = 2 * 990;

/** Ways that turn and river can come. */
const runOuts = (47 * 46) / 2;

interface Question {
  readonly hole: readonly Card[];
  readonly board: readonly Card[];
  /** Players with any two cards, one to four. */
  readonly opponents: number;
  /** Draws the run-outs of a flop. */
  readonly random: () => Random;
  /** Run-outs of a flop that are looked at; all 1,081 from that number on. */
  readonly samples: number;
}

/**
 * A hand's chance to be best against players with any two cards when all cards come: on each board the share of the other
 * holdings that it beats, ties half, to the power of the opponents, as if they did not take cards from each other; averaged
 * over the boards. Against one opponent that is the exact equity; against four it is up to 0.015 off. Before the flop it is
 * read from a table; on the flop boards are drawn at random, though no turn twice before all came; then all are looked at.
 *
 * @throws {CardError} on cards that cannot be dealt
 * @throws {EquityError} `NO_OPPONENT`, `SAMPLES_INVALID`
 */
export function handVersusRandom(question: Question): number {
  const { hole, board, opponents, samples } = question;
  checkHole(hole);
  checkBoard(board);
  checkSamples(samples);
  if (!Number.isInteger(opponents) || opponents < 1 || opponents > mostTabledOpponents) {
    throw new EquityError(
      'NO_OPPONENT',
      `A hand is measured against one to ${mostTabledOpponents} opponents, not ${opponents}`,
    );
  }
  if (board.length === 0) return preflopEquity(hole, opponents);
  const holdings = new BoardHoldings(hole, board, 5);
  const chance = (beaten: number) => wholePower(beaten / allHoldings, opponents);
  if (board.length === 5) return chance(holdings.beaten());
  const deck = liveDeck([...hole, ...board]);
  if (board.length === 3) return onFlop(question, { holdings, deck, chance });
  let sum = 0;
  for (const river of deck) sum += chance(holdings.beatenWith(river));
  return sum / deck.length;
}

interface Flop {
  readonly holdings: BoardHoldings;
  readonly deck: readonly Card[];
  readonly chance: (beaten: number) => number;
}

function onFlop({ random, samples }: Question, { holdings, deck, chance }: Flop): number {
  let sum = 0;
  if (samples >= runOuts) {
    deck.forEach((turn, place) => {
      for (const river of deck.slice(0, place)) sum += chance(holdings.beatenWithTwo(turn, river));
    });
    return sum / runOuts;
  }
  const drawn = random();
  const first = drawn.below(deck.length);
  for (let sample = 0; sample < samples; sample += 1) {
    const turn = (first + sample) % deck.length;
    const other = drawn.below(deck.length - 1);
    const river = other < turn ? other : other + 1;
    sum += chance(holdings.beatenWithTwo(deck[turn] as Card, deck[river] as Card));
  }
  return sum / samples;
}
