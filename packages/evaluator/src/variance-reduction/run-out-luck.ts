import type { Card } from '@poker-bot/poker/cards/card';
import { liveDeck } from '@poker-bot/poker/equity/live-deck';
import { evaluate7 } from '@poker-bot/poker/evaluator/evaluate';
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
  const { pots } = hand.result();
  if (!pots.some(({ eligible }) => eligible.includes(seat))) return 0;
  const holes = Array.from({ length: hand.seats }, (_, each) => hand.hole(each) ?? []);
  const deck = liveDeck([...holes.flat(), ...known]);
  let won = 0;
  let boards = 0;
  for (const rest of restsOf(deck, { missing: 5 - known.length, random })) {
    won += winnings({ pots, holes, board: [...known, ...rest], seat });
    boards += 1;
  }
  return winnings({ pots, holes, board: hand.board, seat }) - won / boards;
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

interface Sharing {
  readonly pots: readonly SettledPot[];
  readonly holes: readonly (readonly Card[])[];
  readonly board: readonly Card[];
  readonly seat: number;
}

/** Chips of all pots that the seat gets on a board; a chip that does not divide is divided. */
function winnings({ pots, holes, board, seat }: Sharing): number {
  const [v, w, x, y, z] = board as [Card, Card, Card, Card, Card];
  const strengths = holes.map(([a = 0, b = 0]) => evaluate7(a, b, v, w, x, y, z));
  let won = 0;
  for (const { amount, eligible } of pots) {
    let best = 0;
    let holders = 0;
    for (const each of eligible) {
      const strength = strengths[each] ?? 0;
      if (strength === best) holders += 1;
      if (strength <= best) continue;
      best = strength;
      holders = 1;
    }
    if (eligible.includes(seat) && strengths[seat] === best) won += amount / holders;
  }
  return won;
}

/** Every way that one or two missing cards can come; of the many ways that more can, a sample. */
function* restsOf(
  deck: Card[],
  { missing, random }: { readonly missing: number; readonly random: Random },
): Generator<readonly Card[]> {
  if (missing === 1) for (const card of deck) yield [card];
  if (missing === 2) {
    for (const [at, first] of deck.entries()) {
      for (const second of deck.slice(at + 1)) yield [first, second];
    }
  }
  if (missing < 3) return;
  for (let sample = 0; sample < sampledBoards; sample += 1) {
    drawFirst(deck, { count: missing, random });
    yield deck.slice(0, missing);
  }
}
