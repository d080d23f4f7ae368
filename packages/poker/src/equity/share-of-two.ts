import type { Card } from '../cards/card.ts';
import { CardError } from '../cards/card-error.ts';
import { rankBits } from '../evaluator/card-keys.ts';
import { fillSevenCardTables, strengthOfSum } from '../evaluator/evaluate.ts';
import { type HandSum, plusCard, plusSum, sumOf } from '../evaluator/hand-sum.ts';
import { kindOfRanks, rowOf, strengthsByRanks } from '../evaluator/strengths-by-ranks.ts';
import { fillSuitsHeld, noSuit } from '../evaluator/suits-held.ts';
import { checkBoard, checkHole, liveDeck } from './live-deck.ts';

const rankMask = (1 << rankBits) - 1;

/** By sum of suit keys of five cards: the suit that two more can make a flush of. */
let draws: Int8Array | undefined;

/**
 * The share of the pot that the first of two hands gets on average over all the cards that can come, from the flop on: what
 * `handEquities` says of two hands, some ten times quicker.
 *
 * @param board three to five cards
 * @throws {CardError} `CARDS_WRONG_COUNT`, `BOARD_WRONG_COUNT`, `CARD_DUPLICATE`
 */
export function shareOfTwo(
  first: readonly Card[],
  second: readonly Card[],
  board: readonly Card[],
): number {
  checkHole(first);
  checkHole(second);
  checkBoard(board);
  if (board.length === 0) {
    throw new CardError('BOARD_WRONG_COUNT', 'A board before the flop has too many ways to go on');
  }
  const deck = liveDeck([...first, ...second, ...board]);
  fillSevenCardTables();
  const two: Two = { one: sumOf([...first, ...board]), other: sumOf([...second, ...board]) };
  if (board.length === 5) return pointsOf(two) / 2;
  if (board.length === 4) return onTurn(two, deck) / (2 * deck.length);
  const isDrawn = hasDraw(two.one) || hasDraw(two.other);
  const points = isDrawn ? onFlop(two, deck) : onFlopByRanks(two, deck);
  return points / (deck.length * (deck.length - 1));
}

/** Both hands, each with the board. */
interface Two {
  readonly one: HandSum;
  readonly other: HandSum;
}

/** Two points for each board that the first hand wins, one for a tie. */
function onTurn({ one, other }: Two, deck: readonly Card[]): number {
  let points = 0;
  for (const card of deck) {
    points += pointsOf({ one: plusCard(one, card), other: plusCard(other, card) });
  }
  return points;
}

function onFlop({ one, other }: Two, deck: readonly Card[]): number {
  const cards = deck.map((card) => sumOf([card]));
  let points = 0;
  for (const [at, turn] of cards.entries()) {
    const [withOne, withOther] = [plusSum(one, turn), plusSum(other, turn)];
    for (let next = at + 1; next < cards.length; next += 1) {
      const { key, low, high } = cards[next] as HandSum;
      const over =
        strengthOfSum((withOne.key + key) | 0, withOne.low | low, withOne.high | high) -
        strengthOfSum((withOther.key + key) | 0, withOther.low | low, withOther.high | high);
      points += over > 0 ? 2 : over === 0 ? 1 : 0;
    }
  }
  return points;
}

/** Where neither can make a flush: two cards count by their ranks, of which there are 91 kinds. */
function onFlopByRanks({ one, other }: Two, deck: readonly Card[]): number {
  const rows = strengthsByRanks();
  const { strengths } = rows;
  const [row, otherRow] = [rowOf(rows, one.key & rankMask), rowOf(rows, other.key & rankMask)];
  const left = new Uint8Array(13);
  for (const card of deck) left[card >> 2] = (left[card >> 2] as number) + 1;
  let points = 0;
  for (let higher = 0; higher < 13; higher += 1) {
    const count = left[higher] as number;
    for (let lower = 0; lower <= higher; lower += 1) {
      const ways = lower === higher ? (count * (count - 1)) / 2 : count * (left[lower] as number);
      const kind = kindOfRanks(lower, higher);
      const over = (strengths[row + kind] as number) - (strengths[otherRow + kind] as number);
      points += over > 0 ? 2 * ways : over === 0 ? ways : 0;
    }
  }
  return points;
}

function pointsOf({ one, other }: Two): number {
  const over =
    strengthOfSum(one.key, one.low, one.high) - strengthOfSum(other.key, other.low, other.high);
  return over > 0 ? 2 : over === 0 ? 1 : 0;
}

function hasDraw({ key }: HandSum): boolean {
  if (draws === undefined) {
    draws = new Int8Array(512);
    fillSuitsHeld(draws, { size: 5, least: 3 });
  }
  return draws[key >>> rankBits] !== noSuit;
}
