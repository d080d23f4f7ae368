import type { HistoryStep } from '../hand-history.ts';
import { HistoryError, type Place } from '../history-error.ts';
import { parseBetting } from './parse-betting.ts';
import { parseAcpcCards } from './parse-cards.ts';

/**
 * Puts cards and betting of a match text in the order they came; a street without a bet left still has its cards.
 * @throws HistoryError
 */
export function acpcSteps(
  text: { readonly betting: string; readonly cards: string },
  place: Place & { readonly biggestBlind: number },
): HistoryStep[] {
  const { line } = place;
  const betting = parseBetting(text.betting, place);
  const cards = parseAcpcCards(text.cards, place);
  if (betting.length !== cards.boards.length + 1) {
    throw new HistoryError(
      'HISTORY_SYNTAX',
      `The betting names ${betting.length} streets and the cards ${cards.boards.length + 1}`,
      place,
    );
  }
  const steps: HistoryStep[] = cards.holes.map((hole, seat) => ({
    line,
    type: 'hole',
    seat,
    cards: hole.length === 0 ? [undefined, undefined] : hole,
  }));
  for (const [street, actions] of betting.entries()) {
    const board = cards.boards[street - 1];
    if (board !== undefined) steps.push({ line, type: 'board', cards: board });
    steps.push(...actions);
  }
  return steps;
}
