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
export function branchesOf(shares: readonly ActionShare[], parts: number): readonly Branch[] {
  // Values ask for millions of them, and nearly all strategies have no spread.
  if (areSingle(shares)) return shares;
  return shares.flatMap((share) => (isOne(share) ? [share] : cut(share, parts)));
}

type One = Extract<ActionShare, { type: 'one' }>;

function areSingle(shares: readonly ActionShare[]): shares is readonly One[] {
  for (let at = 0; at < shares.length; at += 1) if (shares[at]?.type !== 'one') return false;
  return true;
}

function isOne(share: ActionShare): share is One {
  return share.type === 'one';
}

function cut(share: Exclude<ActionShare, One>, parts: number): Branch[] {
  const amounts = share.max - share.min + 1;
  const count = Math.min(parts, amounts);
  const branches: Branch[] = [];
  for (let part = 0; part < count; part += 1) {
    const from = share.min + Math.floor((amounts * part) / count);
    const to = share.min + Math.floor((amounts * (part + 1)) / count) - 1;
    branches.push({
      action: { type: 'raise', to: Math.floor((from + to) / 2) },
      probability: (share.probability * (to - from + 1)) / amounts,
      raises: { from, to },
    });
  }
  return branches;
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
