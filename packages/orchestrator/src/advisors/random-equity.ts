import type { Card } from '@poker-bot/poker/cards/card';
import { evaluate7 } from '@poker-bot/poker/evaluator/evaluate';
import type { Random } from '@poker-bot/poker/random/random';

export interface EquityQuestion {
  /** Two cards. */
  readonly hole: readonly Card[];
  /** Up to five. */
  readonly board: readonly Card[];
  /** Players against, each with any two cards. */
  readonly opponents: number;
  readonly samples: number;
  readonly random: Random;
}

/** Share of the pot that a hand wins at a showdown against random hands, estimated by sampling. */
export function randomEquity(question: EquityQuestion): number {
  const { hole, board, samples, random } = question;
  const known = new Set([...hole, ...board]);
  const rest = Array.from({ length: 52 }, (_, card) => card).filter((card) => !known.has(card));
  const needed = 5 - board.length + 2 * question.opponents;
  let won = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    drawFirst(rest, { needed, random });
    won += shareOfPot(question, rest);
  }
  return won / samples;
}

/** Puts randomly drawn cards on the first places. */
function drawFirst(
  cards: Card[],
  { needed, random }: { readonly needed: number; readonly random: Random },
): void {
  for (let place = 0; place < needed; place += 1) {
    const drawn = place + random.below(cards.length - place);
    const card = cards[place] as Card;
    cards[place] = cards[drawn] as Card;
    cards[drawn] = card;
  }
}

function shareOfPot({ hole, board, opponents }: EquityQuestion, drawn: readonly Card[]): number {
  const missing = 5 - board.length;
  const full = [...board, ...drawn.slice(0, missing)];
  const own = strength(full, hole, 0);
  let sharing = 1;
  for (let opponent = 0; opponent < opponents; opponent += 1) {
    const theirs = strength(full, drawn, missing + 2 * opponent);
    if (theirs > own) return 0;
    if (theirs === own) sharing += 1;
  }
  return 1 / sharing;
}

function strength(board: readonly Card[], cards: readonly Card[], from: number): number {
  const [a, b, c, d, e] = board as [Card, Card, Card, Card, Card];
  return evaluate7(a, b, c, d, e, cards[from] as Card, cards[from + 1] as Card);
}
