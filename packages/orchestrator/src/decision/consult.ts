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

/**
 * Asks all advisors at once and waits for the last of them, or for the deadline. Never rejects. When all answer without a
 * promise there is nothing to wait for, and the result is there at once.
 */
export function consult(consultation: Consultation): Consulted | Promise<Consulted> {
  const { advisors, clock, budget, observation, seed, sessionId = '' } = consultation;
  const started = clock.monotonic();
  const request = new Request({ observation, seed, sessionId });
  const reports: (AdvisorReport | undefined)[] = [];
  const waits: Promise<void>[] = [];
  let overBudget: string | undefined;
  advisors.forEach((advisor, index) => {
    const refused = advisor.paid ? budget?.admit() : undefined;
    overBudget ??= refused;
    const report =
      refused === undefined
        ? ask(advisor, { request, clock, budget })
        : { name: advisor.name, outcome: 'skipped' as const, latencyMs: 0, reason: refused };
    if (!(report instanceof Promise)) {
      reports[index] = report;
      return;
    }
    reports[index] = undefined;
    const keep = (later: AdvisorReport) => {
      reports[index] = later;
    };
    waits.push(report.then(keep));
  });
  if (isWhole(reports)) return { reports, overBudget };
  return wait(consultation, { request, reports, waits, started }).then((final) => ({
    reports: final,
    overBudget,
  }));
}

/** Its signal is made when somebody asks for it: who answers at once need not. */
class Request implements AdviceRequest {
  readonly observation: Observation;
  readonly seed: string;
  readonly sessionId: string;
  #controller: AbortController | undefined;

  constructor({ observation, seed, sessionId }: Omit<AdviceRequest, 'signal'>) {
    this.observation = observation;
    this.seed = seed;
    this.sessionId = sessionId;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  /** Whether nobody waits for an answer any more. */
  get isOver(): boolean {
    return this.#controller?.signal.aborted === true;
  }

  end(): void {
    this.#controller ??= new AbortController();
    this.#controller.abort();
  }
}

interface Waiting {
  readonly request: Request;
  readonly reports: readonly (AdvisorReport | undefined)[];
  readonly waits: readonly Promise<void>[];
  readonly started: number;
}

function isWhole(reports: (AdvisorReport | undefined)[]): reports is AdvisorReport[] {
  return reports.every((report) => report !== undefined);
}

async function wait(
  { advisors, clock, budgetMs, budget, signal }: Consultation,
  { request, reports, waits, started }: Waiting,
): Promise<AdvisorReport[]> {
  const inTime = await waitAtMost(Promise.all(waits), { milliseconds: budgetMs, signal });
  const latencyMs = clock.monotonic() - started;
  // A copy: an advisor that answers later must not change what was decided on.
  const final = reports.map(
    (report, index) => report ?? lateReport(advisors[index], { latencyMs, budget }),
  );
  if (!inTime) request.end();
  return final;
}

interface Asking {
  readonly request: Request;
  readonly clock: Clock;
  readonly budget: BudgetTracker | undefined;
}

function ask(advisor: Advisor, asking: Asking): AdvisorReport | Promise<AdvisorReport> {
  const begun = { ...asking, started: asking.clock.monotonic() };
  try {
    const advice = advisor.advise(asking.request);
    return isPromise(advice) ? later(advisor, advice, begun) : answered(advisor, advice, begun);
  } catch (error) {
    return failed(advisor, error, begun);
  }
}

interface Begun extends Asking {
  readonly started: number;
}

async function later(advisor: Advisor, advice: Promise<Advice>, begun: Begun) {
  try {
    return answered(advisor, await advice, begun);
  } catch (error) {
    return failed(advisor, error, begun);
  }
}

/** Takes anything: what an advisor gives is not trusted to have its type. */
function isPromise(advice: Advice | Promise<Advice>): advice is Promise<Advice> {
  return typeof (advice as Promise<Advice> | undefined)?.then === 'function';
}

function answered({ name, paid }: Advisor, advice: Advice, begun: Begun): AdvisorReport {
  const { request, clock, budget, started } = begun;
  const latencyMs = clock.monotonic() - started;
  if (paid) budget?.charge({ tokens: tokensOf(advice), timeMs: request.isOver ? 0 : latencyMs });
  const fault = adviceFault(advice, request.observation.legal);
  if (fault !== undefined) return { name, outcome: 'illegal', latencyMs, advice, reason: fault };
  return { name, outcome: 'answered', latencyMs, advice };
}

function failed({ name, paid }: Advisor, error: unknown, begun: Begun): AdvisorReport {
  const { request, clock, budget, started } = begun;
  const latencyMs = clock.monotonic() - started;
  const outcome = outcomeOf(error);
  if (paid && outcome === 'skipped') budget?.giveBack();
  else if (paid && !request.isOver) budget?.charge({ tokens: 0, timeMs: latencyMs });
  return { name, outcome, latencyMs, reason: reasonOf(error) };
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
