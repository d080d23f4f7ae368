import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import type { SecretName } from '@poker-bot/shared/env/load';
import { findProvider } from '@poker-bot/shared/provider-keys/find-provider';
import type { Verification } from '@poker-bot/shared/provider-keys/key-provider';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';

const checkable = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'AGENT_PROVIDER_TOKEN'] as const;

/** The keys that this unit holds, for whoever has to know whether they are good. */
export class HeldKeys {
  readonly #context: Pick<UnitContext<'agents'>, 'environment' | 'currentSecret'>;

  constructor(context: Pick<UnitContext<'agents'>, 'environment' | 'currentSecret'>) {
    this.#context = context;
  }

  /** @throws RpcError `INVALID_ARGUMENT`, and `FAILED_PRECONDITION` when the unit has no such key */
  async check(variable: string, signal: AbortSignal): Promise<Verification> {
    const name = checkable.find((each) => each === variable);
    const { OPENAI_BASE_URL, ANTHROPIC_BASE_URL } = this.#context.environment;
    const provider = findProvider(variable, { OPENAI_BASE_URL, ANTHROPIC_BASE_URL });
    if (!name || !provider) {
      throw new RpcError('INVALID_ARGUMENT', `\`${variable}\` is no key of a provider`);
    }
    const key = this.#context.currentSecret(name satisfies SecretName);
    if (!key) throw new RpcError('FAILED_PRECONDITION', `\`${variable}\` is not set here`);
    return await provider.verify(key, signal);
  }
}
