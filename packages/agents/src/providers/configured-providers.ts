import type { Environment } from '@poker-bot/shared/env/load';

/** A provider of language models, as the environment describes it. */
export interface ProviderSettings {
  readonly name: 'openai' | 'anthropic';
  /** Whether there is a key or a gateway token for it. */
  readonly configured: boolean;
  readonly baseUrl: string;
  /** Absent until one is named. */
  readonly model: string | undefined;
}

type ProviderEnvironment = Pick<
  Environment<'agents'>,
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'OPENAI_MODEL'
  | 'ANTHROPIC_API_KEY'
  | 'ANTHROPIC_BASE_URL'
  | 'ANTHROPIC_MODEL'
  | 'AGENT_PROVIDER_TOKEN'
>;

/** Every provider that the environment can configure, configured or not. */
export function listProviders(environment: ProviderEnvironment): readonly ProviderSettings[] {
  const gateway = environment.AGENT_PROVIDER_TOKEN !== undefined;
  return [
    {
      name: 'openai',
      configured: gateway || environment.OPENAI_API_KEY !== undefined,
      baseUrl: environment.OPENAI_BASE_URL,
      model: environment.OPENAI_MODEL,
    },
    {
      name: 'anthropic',
      configured: gateway || environment.ANTHROPIC_API_KEY !== undefined,
      baseUrl: environment.ANTHROPIC_BASE_URL,
      model: environment.ANTHROPIC_MODEL,
    },
  ];
}
