import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Log } from '@poker-bot/shared/log/log';
import { AdviceFault } from '../advice/advice-fault.ts';
import { type ModelAdvice, readAdvice } from '../advice/read-advice.ts';
import { type Persona, tablePlayer } from '../personas/table-player.ts';
import type { ProviderSettings } from '../providers/configured-providers.ts';
import type { Provider } from '../providers/provider.ts';
import { adviceRequest } from './advice-request.ts';
import type { SessionBudgets } from './session-budgets.ts';

export interface CoordinatorOptions {
  readonly settings: readonly ProviderSettings[];
  /** The provider that is consulted, or why there is none. */
  readonly provider: Provider | AdviceFault;
  readonly budgets: SessionBudgets;
  /** Longest wait for all advice on one decision, in milliseconds. */
  readonly maxLatencyMs: number;
  readonly log: Log;
}

export interface AgentsRequest {
  readonly observation: Observation;
  /** Session whose budget pays. */
  readonly sessionId: string;
  /** Aborted when nobody waits for the answer any more: the call to the provider ends with it. */
  readonly signal: AbortSignal;
}

/** The advice of one persona. */
export interface AgentsAdvice extends ModelAdvice {
  readonly persona: Persona;
  readonly provider: string;
  readonly latencyMs: number;
  readonly tokens: number;
}

/** Asks a language model for advice, within time and budget. */
export class Coordinator {
  readonly #options: CoordinatorOptions;

  constructor(options: CoordinatorOptions) {
    this.#options = options;
  }

  get providers(): readonly ProviderSettings[] {
    return this.#options.settings;
  }

  /** Longest wait for all advice on one decision, in milliseconds. */
  get maxLatencyMs(): number {
    return this.#options.maxLatencyMs;
  }

  get budgets(): SessionBudgets {
    return this.#options.budgets;
  }

  /** @throws AdviceFault with the reason why there is no advice */
  async advise(request: AgentsRequest): Promise<AgentsAdvice> {
    const { provider, budgets, log } = this.#options;
    if (provider instanceof AdviceFault) throw provider;
    if (!budgets.hasLeft(request.sessionId)) {
      throw new AdviceFault(
        'budget-spent',
        `The session has spent its ${budgets.limit} tokens (\`AGENT_BUDGET_TOKENS\`)`,
      );
    }
    try {
      return await this.#consult(provider, request);
    } catch (error) {
      if (error instanceof AdviceFault && !request.signal.aborted) {
        log.warn('no advice', {
          provider: provider.name,
          reason: error.reason,
          error: error.message,
        });
      }
      throw error;
    }
  }

  async #consult(provider: Provider, request: AgentsRequest): Promise<AgentsAdvice> {
    const { budgets, maxLatencyMs } = this.#options;
    const { observation, sessionId } = request;
    const started = performance.now();
    const { text, tokens, withoutKey } = await provider.complete(
      adviceRequest(observation),
      AbortSignal.any([request.signal, AbortSignal.timeout(maxLatencyMs)]),
    );
    // Before it is read: what cannot be used has cost as much.
    budgets.charge(sessionId, tokens);
    const advice = readAdvice(text, { legal: observation.legal, withoutKey });
    const latencyMs = performance.now() - started;
    return { ...advice, persona: tablePlayer, provider: provider.name, latencyMs, tokens };
  }
}
