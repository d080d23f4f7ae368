import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Advice, AdviceRequest, Advisor } from '../decision/advisor.ts';

export interface PatienceOptions {
  /** Longest wait for a service in one of its absences, in milliseconds. */
  readonly patienceMs: number;
  readonly clock: Clock;
}

const firstPauseMs = 50;
const longestPauseMs = 500;

/**
 * An advisor that is asked again while its service is away for a moment, as when it is restarted. Only one that has answered before
 * is waited for, and an absence that has used up the patience is waited for no more, until the service answers again.
 */
export function patientAdvisor(advisor: Advisor, options: PatienceOptions): Advisor {
  const patience = new Patience(options);
  return { ...advisor, advise: (request) => patience.ask(advisor, request) };
}

class Patience {
  readonly #options: PatienceOptions;
  #hasAnswered = false;
  #awaySince: number | undefined;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  ask(advisor: Advisor, request: AdviceRequest): Advice | Promise<Advice> {
    // Whoever answers without a promise asks no service that could be away.
    const advice = advisor.advise(request);
    return advice instanceof Promise ? this.#await(advice, { advisor, request }) : advice;
  }

  async #await(
    first: Promise<Advice>,
    { advisor, request }: { readonly advisor: Advisor; readonly request: AdviceRequest },
  ): Promise<Advice> {
    const { signal } = request;
    let asked: Advice | Promise<Advice> = first;
    for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
      try {
        const advice = await asked;
        this.#hasAnswered = true;
        this.#awaySince = undefined;
        return advice;
      } catch (error) {
        if (signal.aborted || !this.#waitsFor(error)) throw error;
        await delay(pause, undefined, { signal });
      }
      asked = advisor.advise(request);
    }
  }

  #waitsFor(error: unknown): boolean {
    if (!isAway(error)) {
      this.#awaySince = undefined;
      return false;
    }
    const { clock, patienceMs } = this.#options;
    this.#awaySince ??= clock.monotonic();
    return this.#hasAnswered && clock.monotonic() - this.#awaySince < patienceMs;
  }
}

/** No connection, or one that was lost. A server that ends calls by force when it stops is told as `CANCELLED`. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'UNAVAILABLE' || error.code === 'CANCELLED';
}
