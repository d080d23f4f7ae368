import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BudgetTracker } from '../budget/budget-tracker.ts';
import { adviceFault } from './advice-fault.ts';
import type { Advice, AdviceRequest, Advisor } from './advisor.ts';
import { waitAtMost } from './deadline.ts';
import type { AdvisorReport } from './decision.ts';
import { reasonOf } from './reason-of.ts';

export interface Consultation {
  readonly observation: Observation;
  readonly seed: string;
  readonly sessionId?: string | undefined;
  readonly advisors: readonly Advisor[];
  readonly clock: Clock;
  readonly budgetMs: number;
  readonly budget?: BudgetTracker | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Consulted {
  /** One for each advisor, in their order. */
  readonly reports: AdvisorReport[];
  /** Why paid advisors were not asked, if so. */
  readonly overBudget: string | undefined;
}

/** Asks all advisors at once and waits for the last of them, or for the deadline. Never rejects. */
export async function consult(consultation: Consultation): Promise<Consulted> {
  const { advisors, clock, budgetMs, budget, signal } = consultation;
  const started = clock.monotonic();
  const controller = new AbortController();
  const { observation, seed, sessionId = '' } = consultation;
  const request: AdviceRequest = { observation, seed, sessionId, signal: controller.signal };
  const reports: (AdvisorReport | undefined)[] = advisors.map(() => undefined);
  let overBudget: string | undefined;
  const answers = advisors.map(async (advisor, index) => {
    const refused = advisor.paid ? budget?.admit() : undefined;
    overBudget ??= refused;
    reports[index] =
      refused === undefined
        ? await ask(advisor, { request, clock, budget })
        : { name: advisor.name, outcome: 'skipped', latencyMs: 0, reason: refused };
  });
  const inTime = await waitAtMost(Promise.all(answers), { milliseconds: budgetMs, signal });
  const latencyMs = clock.monotonic() - started;
  // A copy: an advisor that answers later must not change what was decided on.
  const final = reports.map(
    (report, index) => report ?? lateReport(advisors[index], { latencyMs, budget }),
  );
  if (!inTime) controller.abort();
  return { reports: final, overBudget };
}

interface Asking {
  readonly request: AdviceRequest;
  readonly clock: Clock;
  readonly budget: BudgetTracker | undefined;
}

async function ask(advisor: Advisor, { request, clock, budget }: Asking): Promise<AdvisorReport> {
  const { name, paid } = advisor;
  const started = clock.monotonic();
  try {
    const advice = await advisor.advise(request);
    const latencyMs = clock.monotonic() - started;
    const late = request.signal.aborted;
    if (paid) budget?.charge({ tokens: tokensOf(advice), timeMs: late ? 0 : latencyMs });
    const fault = adviceFault(advice, request.observation.legal);
    if (fault !== undefined) return { name, outcome: 'illegal', latencyMs, advice, reason: fault };
    return { name, outcome: 'answered', latencyMs, advice };
  } catch (error) {
    const latencyMs = clock.monotonic() - started;
    const outcome = outcomeOf(error);
    if (paid && outcome === 'skipped') budget?.giveBack();
    else if (paid && !request.signal.aborted) budget?.charge({ tokens: 0, timeMs: latencyMs });
    return { name, outcome, latencyMs, reason: reasonOf(error) };
  }
}

function lateReport(
  advisor: Advisor | undefined,
  { latencyMs, budget }: { readonly latencyMs: number; readonly budget: BudgetTracker | undefined },
): AdvisorReport {
  if (advisor?.paid) budget?.charge({ tokens: 0, timeMs: latencyMs });
  return {
    name: advisor?.name ?? '',
    outcome: 'late',
    latencyMs,
    reason: 'No answer before the deadline',
  };
}

/** By name: an error may come from another copy of the module. */
function outcomeOf(error: unknown): 'skipped' | 'late' | 'failed' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AdviceSkipped') return 'skipped';
  return name === 'AdviceLate' ? 'late' : 'failed';
}

/** What is no count of tokens counts as none: it must not upset the account. */
function tokensOf(advice: Advice): number {
  const tokens = advice?.tokens ?? 0;
  return Number.isFinite(tokens) && tokens > 0 ? tokens : 0;
}
