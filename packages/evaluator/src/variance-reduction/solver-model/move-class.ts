import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

/** What a move is told apart by: raises by their share of the pot, as it is after calling. */
export const moveClasses = ['fold', 'passive', 'small', 'middle', 'pot', 'over', 'all-in'] as const;

export type MoveClass = (typeof moveClasses)[number];

export function classOf(action: Action, observation: Observation): MoveClass {
  if (action.type === 'fold') return 'fold';
  if (action.type !== 'raise') return 'passive';
  if (action.to >= (observation.legal.raise?.max ?? 0)) return 'all-in';
  const share = potShare(action.to, observation);
  if (share < 0.48) return 'small';
  if (share < 0.8) return 'middle';
  return share < 1.3 ? 'pot' : 'over';
}

/** Whether each class, in their order, can be chosen; nobody gives up what is free. */
export function possibleClasses({ legal }: Observation): readonly boolean[] {
  const { check, call, raise } = legal;
  const sized = raise !== undefined && raise.min < raise.max;
  const passive = check || call !== undefined;
  return [!check, passive, sized, sized, sized, sized, raise !== undefined];
}

/** What a raise adds beyond the call, as a share of the pot after it. */
export function potShare(to: number, { bets, seat, pot, legal }: Observation): number {
  const call = legal.call ?? 0;
  return (to - (bets[seat] ?? 0) - call) / (pot + call);
}

/** @param size of the raise, as `potShare` has it */
export function actionOf(
  move: MoveClass,
  { observation, size }: { readonly observation: Observation; readonly size: number },
): Action {
  const { legal, bets, seat, pot } = observation;
  if (move === 'fold') return { type: 'fold' };
  if (move === 'passive' || legal.raise === undefined)
    return { type: legal.check ? 'check' : 'call' };
  const { min, max } = legal.raise;
  if (move === 'all-in') return { type: 'raise', to: max };
  const call = legal.call ?? 0;
  const to = Math.round((bets[seat] ?? 0) + call + size * (pot + call));
  return { type: 'raise', to: Math.max(min, Math.min(max, to)) };
}
