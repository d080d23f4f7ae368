import type { Action } from '@poker-bot/poker/holdem/action';
import type { ActionShare } from '../opponents/action-share.ts';

/** An action that stands for those it is one of. */
export interface Branch {
  /** Of a part of a spread the middle one. */
  readonly action: Action;
  readonly probability: number;
  /** The raises that it stands for, both ends included; undefined when it is the only one. */
  readonly raises?: { readonly from: number; readonly to: number };
}

/** The actions of a strategy, a spread of raises cut into equal parts: up to `parts` of them. */
export function branchesOf(shares: readonly ActionShare[], parts: number): Branch[] {
  return shares.flatMap((share) => {
    if (share.type === 'one') return [{ action: share.action, probability: share.probability }];
    const amounts = share.max - share.min + 1;
    const count = Math.min(parts, amounts);
    return Array.from({ length: count }, (_, part) => {
      const from = share.min + Math.floor((amounts * part) / count);
      const to = share.min + Math.floor((amounts * (part + 1)) / count) - 1;
      return {
        action: { type: 'raise' as const, to: Math.floor((from + to) / 2) },
        probability: (share.probability * (to - from + 1)) / amounts,
        raises: { from, to },
      };
    });
  });
}

/** The branch that an action belongs to; -1 when it is in none. */
export function branchOf(branches: readonly Branch[], action: Action): number {
  return branches.findIndex((branch) => {
    if (branch.action.type !== action.type) return false;
    if (branch.action.type !== 'raise' || action.type !== 'raise') return true;
    const { from, to } = branch.raises ?? { from: branch.action.to, to: branch.action.to };
    return action.to >= from && action.to <= to;
  });
}
