import type { Card } from '@poker-bot/poker/cards/card';
import { liveDeck } from '@poker-bot/poker/equity/live-deck';
import { fillSevenCardTables, strengthOfSum } from '@poker-bot/poker/evaluator/evaluate';
import { type HandSum, plusCard, sumOf } from '@poker-bot/poker/evaluator/hand-sum';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { SettledPot } from '@poker-bot/poker/holdem/result';
import type { Random } from '@poker-bot/poker/random/random';
import { drawFirst } from './draw-first.ts';

/** Boards that an all-in before the flop is averaged over. */
const sampledBoards = 400;

/**
 * What a seat won by the cards that came after the last action, beyond its share of what could have come: the difference
 * between a result and its all-in value. 0 where somebody acted after the last card. Any number of seats; the cards of
 * folded hands are known not to come.
 *
 * @param hand finished, all hole cards known
 * @param random must not be one that the deck was drawn from
 * @returns chips
 */
export function runOutLuck(hand: Hand, seat: number, random: Random): number {
  const known = boardAtLastAction(hand);
  if (known === undefined) return 0;
  const pots = hand.result().pots.filter(({ eligible }) => eligible.includes(seat));
  if (pots.length === 0) return 0;
  const holes = Array.from({ length: hand.seats }, (_, each) => hand.hole(each) ?? []);
  const deck = liveDeck([...holes.flat(), ...known]);
  fillSevenCardTables();
  const contest = { pots, holes: holes.map(sumOf), seat, strengths: new Uint16Array(hand.seats) };
  const average = averageOver(deck, { known, random, won: (board) => winnings(contest, board) });
  return winnings(contest, sumOf(hand.board)) - average;
}

/** The board as it was when the last player acted; undefined unless cards came afterwards and two saw them. */
function boardAtLastAction(hand: Hand): readonly Card[] | undefined {
  const last = hand.events.findLastIndex(({ type }) => type === 'action');
  let after = 0;
  for (const event of hand.events.slice(last + 1)) {
    if (event.type === 'board') after += event.cards.length;
  }
  return after === 0 ? undefined : hand.board.slice(0, hand.board.length - after);
}

interface Contest {
  /** That the seat can win. */
  readonly pots: readonly SettledPot[];
  /** By seat. */
  readonly holes: readonly HandSum[];
  readonly seat: number;
  /** Room for those of each seat. */
  readonly strengths: Uint16Array;
}

/** Chips of the pots that the seat gets on a board; a chip that does not divide is divided. */
function winnings({ pots, holes, seat, strengths }: Contest, board: HandSum): number {
  let won = 0;
  for (const { amount, eligible } of pots) {
    let best = 0;
    let holders = 0;
    for (const each of eligible) {
      const { key, low, high } = holes[each] as HandSum;
      const strength = strengthOfSum((key + board.key) | 0, low | board.low, high | board.high);
      strengths[each] = strength;
      if (strength === best) holders += 1;
      if (strength <= best) continue;
      best = strength;
      holders = 1;
    }
    if (strengths[seat] === best) won += amount / holders;
  }
  return won;
}

interface RunOuts {
  readonly known: readonly Card[];
  readonly random: Random;
  /** By the sum of all five cards. */
  won(board: HandSum): number;
}

/** Over every way that one or two missing cards can come; of the many ways that more can, over a sample. */
function averageOver(deck: Card[], { known, random, won }: RunOuts): number {
  const board = sumOf(known);
  const missing = 5 - known.length;
  let sum = 0;
  if (missing === 1) {
    for (const card of deck) sum += won(plusCard(board, card));
    return sum / deck.length;
  }
  if (missing === 2) {
    for (const [at, first] of deck.entries()) {
      const withFirst = plusCard(board, first);
      for (let next = at + 1; next < deck.length; next += 1) {
        sum += won(plusCard(withFirst, deck[next] as Card));
      }
    }
    return sum / ((deck.length * (deck.length - 1)) / 2);
  }
  for (let sample = 0; sample < sampledBoards; sample += 1) {
    drawFirst(deck, { count: missing, random });
    let drawn = board;
    for (let place = 0; place < missing; place += 1) drawn = plusCard(drawn, deck[place] as Card);
    sum += won(drawn);
  }
  return sum / sampledBoards;
}
