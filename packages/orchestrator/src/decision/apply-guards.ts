import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Guard, Verdict } from '../guards/guard.ts';
import type { GuardReport } from './decision.ts';
import { describeAction, isLegal, safeAction } from './legality.ts';
import { reasonOf } from './reason-of.ts';

export interface Guarded {
  readonly action: Action;
  readonly reports: readonly GuardReport[];
}

interface Guarding {
  readonly observation: Observation;
  /** Undefined when no advice could be used. */
  readonly proposed: Action | undefined;
  readonly guards: readonly Guard[];
}

/** Passes an action through the guards. SafeAction is the last of them: what it lets out is legal. */
export function applyGuards({ observation, proposed, guards }: Guarding): Guarded {
  const reports: GuardReport[] = [];
  let action = proposed;
  let missing = 'No advice could be used';
  for (const guard of guards) {
    if (action === undefined) break;
    const verdict = review(guard, { observation, action });
    reports.push({ guard: guard.name, ...withoutAction(verdict) });
    if (verdict.verdict === 'replaced') action = verdict.action;
    if (verdict.verdict === 'vetoed') {
      action = undefined;
      missing = `\`${guard.name}\` vetoed the action`;
    }
  }
  if (action !== undefined && isLegal(action, observation.legal)) {
    return { action, reports: [...reports, { guard: 'safe-action', verdict: 'passed' }] };
  }
  const reason = action === undefined ? missing : `\`${describeAction(action)}\` is not legal here`;
  return {
    action: safeAction(observation.legal),
    reports: [...reports, { guard: 'safe-action', verdict: 'replaced', reason }],
  };
}

/** A guard that breaks stops the action: what it would have said is not known. */
function review(guard: Guard, proposal: Parameters<Guard['review']>[0]): Verdict {
  try {
    return guard.review(proposal);
  } catch (error) {
    return { verdict: 'vetoed', reason: `The guard failed: ${reasonOf(error)}` };
  }
}

function withoutAction(verdict: Verdict): Omit<GuardReport, 'guard'> {
  return verdict.verdict === 'passed'
    ? { verdict: 'passed' }
    : { verdict: verdict.verdict, reason: verdict.reason };
}
