import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BotStyle } from '@poker-bot/shared/config/bot-style';
import type { BudgetTracker } from '../budget/budget-tracker.ts';
import type { Guard } from '../guards/guard.ts';
import type { Advisor } from './advisor.ts';
import { applyGuards } from './apply-guards.ts';
import { blend, type WeightedAdvice } from './blend.ts';
import { consult } from './consult.ts';
import type { AdvisorReport, Decision, GuardReport } from './decision.ts';
import { selectAction } from './select-action.ts';
import { styled } from './styled.ts';

export interface DecisionDependencies {
  readonly advisors: readonly Advisor[];
  readonly clock: Clock;
  /** Belongs to the hand, e.g. `seed/dealIndex`; seat and number of moves so far are added for each decision. */
  readonly handSeed: string;
  /** Session whose budget paid services charge; none where it is not said. */
  readonly sessionId?: string;
  /** Longest wait for advice, in milliseconds. */
  readonly budgetMs: number;
  readonly selection: 'sample' | 'best';
  /** How what the advisors say is played; as they say it without one. */
  readonly style?: BotStyle | undefined;
  /** Asked in order before the action leaves; SafeAction always comes last. */
  readonly guards?: readonly Guard[];
  /** Without one, paid advisors are not limited. */
  readonly budget?: BudgetTracker;
  /** Ends the wait for advice early: whoever has not answered is late. */
  readonly signal?: AbortSignal;
}

/**
 * Observe, advise, blend, lean, guard, act. Never throws, and the action is always legal for the seat in turn. Same observation,
 * dependencies and answers: same decision.
 */
export async function decide(
  observation: Observation,
  dependencies: DecisionDependencies,
): Promise<Decision> {
  const { advisors, clock, sessionId, budgetMs, selection, budget, signal } = dependencies;
  const { guards = [], style } = dependencies;
  const started = clock.monotonic();
  const seed = `${dependencies.handSeed}/${observation.seat}/${observation.actions.length}`;
  const asked = { observation, seed, sessionId, advisors, clock, budgetMs, budget, signal };
  const { reports, overBudget } = await consult(asked);
  const distribution = styled(blend(usable(reports, advisors), observation), style);
  const proposed = selectAction(distribution, { selection, seed: `${seed}/selection` });
  const guarded = applyGuards({ observation, proposed, guards });
  return {
    action: guarded.action,
    distribution,
    advisors: reports,
    guards: [...budgetReports(budget, overBudget), ...guarded.reports],
    degraded: reports.some(({ outcome }) => outcome === 'late' || outcome === 'failed'),
    latencyMs: clock.monotonic() - started,
  };
}

function usable(reports: readonly AdvisorReport[], advisors: readonly Advisor[]): WeightedAdvice[] {
  return reports.flatMap(({ outcome, advice }, index) =>
    outcome === 'answered' && advice ? [{ advice, weight: advisors[index]?.weight ?? 0 }] : [],
  );
}

function budgetReports(
  budget: BudgetTracker | undefined,
  overBudget: string | undefined,
): GuardReport[] {
  if (budget === undefined) return [];
  return overBudget === undefined
    ? [{ guard: 'budget', verdict: 'passed' }]
    : [{ guard: 'budget', verdict: 'vetoed', reason: overBudget }];
}
