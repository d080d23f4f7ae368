import { bettingText, cardsText } from '@poker-bot/poker/history/acpc/state-text';
import type { Hand } from '@poker-bot/poker/holdem/hand';

/** A hand as the dealer shows it to the player in one position. */
export function matchStateLine(
  hand: Hand,
  { viewer, number }: { readonly viewer: number; readonly number: number },
): string {
  const shown = hasShowdown(hand);
  const cards = cardsText(hand, (seat) => seat === viewer || (shown && !hand.isFolded(seat)));
  return `MATCHSTATE:${viewer}:${number}:${bettingText(hand)}:${cards}`;
}

/** The competition has no mucking: who is still in when the betting is over shows. */
function hasShowdown(hand: Hand): boolean {
  if (hand.awaiting !== 'over') return false;
  const standing = hand.rules.startingStacks.filter((_, seat) => !hand.isFolded(seat));
  return standing.length > 1;
}
