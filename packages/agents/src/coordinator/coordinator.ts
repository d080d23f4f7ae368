import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import type { ProviderSettings } from '../providers/configured-providers.ts';

export interface CoordinatorStatus {
  readonly providers: readonly ProviderSettings[];
  /** Tokens that one session may spend. */
  readonly budgetTokens: number;
  /** Tokens spent since the start. */
  readonly spentTokens: number;
}

export interface CoordinatorOptions {
  readonly providers: readonly ProviderSettings[];
  readonly budgetTokens: number;
}

/**
 * Asks language models for advice. It consults none yet, so it spends nothing; the reason that it gives is the one
 * that stands in the way first.
 */
export class Coordinator {
  readonly #options: CoordinatorOptions;

  constructor(options: CoordinatorOptions) {
    this.#options = options;
  }

  status(): CoordinatorStatus {
    return { ...this.#options, spentTokens: 0 };
  }

  /** @throws RpcError `FAILED_PRECONDITION` without a provider, `UNIMPLEMENTED` with one */
  advise(): never {
    if (!this.#options.providers.some(({ configured }) => configured)) {
      throw new RpcError(
        'FAILED_PRECONDITION',
        'No provider configured: set `OPENAI_API_KEY` or `ANTHROPIC_API_KEY`',
      );
    }
    throw new RpcError(
      'UNIMPLEMENTED',
      'A provider is configured, and consulting it is not built yet',
    );
  }
}
