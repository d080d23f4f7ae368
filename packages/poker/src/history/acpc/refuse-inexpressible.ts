import type { Hand } from '../../holdem/hand.ts';
import type { HandHistory } from '../hand-history.ts';
import { HistoryError } from '../history-error.ts';

/** @throws HistoryError HISTORY_NOT_EXPRESSIBLE with the first thing a match text cannot hold */
export function refuseInexpressible(
  history: HandHistory,
  context: { readonly hand: Hand; readonly first: HandHistory },
): void {
  const reason = whyNot(history, context);
  if (reason === undefined) return;
  throw new HistoryError(
    'HISTORY_NOT_EXPRESSIBLE',
    `Hand ${history.hand} cannot be written as an ACPC match text: ${reason}`,
    history,
  );
}

function whyNot(
  { rules, places, players }: HandHistory,
  { hand, first }: { readonly hand: Hand; readonly first: HandHistory },
): string | undefined {
  const sum = (amounts: readonly number[] = []) =>
    amounts.reduce((total, amount) => total + amount, 0);
  if (places > 0) return 'its amounts are not whole chips';
  if (sum(rules.antes) + sum(rules.deadBlinds) > 0) return 'it has antes or dead blinds';
  if (rules.minimumBet !== Math.max(...rules.blinds))
    return 'its smallest bet is not the big blind';
  if (!rules.startingStacks.every(Number.isFinite)) return 'a stack is not known';
  if (gameText(rules) !== gameText(first.rules))
    return 'its blinds or stacks differ from the first hand’s';
  if (hand.awaiting !== 'over') return 'it is not over';
  if (rules.startingStacks.some((_, seat) => hand.hole(seat) === undefined)) {
    return 'not all hole cards are known';
  }
  if (foldsForFree(hand)) return 'a player folds where checking is free';
  if (players?.some((name) => !/^[^:|\s]+$/.test(name)) === true) {
    return 'a name of a player is empty or holds `:`, `|` or a blank';
  }
  return undefined;
}

function gameText(rules: HandHistory['rules']): string {
  return `${rules.blinds.join()} ${rules.startingStacks.join()}`;
}

function foldsForFree(hand: Hand): boolean {
  const bets = hand.rules.blinds.slice();
  let street = 'preflop';
  for (const event of hand.events) {
    if (event.type !== 'action') continue;
    if (event.street !== street) bets.fill(0);
    street = event.street;
    const bet = bets[event.seat] ?? 0;
    if (event.action.type === 'fold' && bet === Math.max(...bets)) return true;
    bets[event.seat] = bet + event.amount;
  }
  return false;
}
