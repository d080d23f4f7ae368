import { count, milliseconds, secretText, text, url } from '../value-types.ts';
import { secretSetting, setting } from '../variable.ts';

export const agentsVariables = {
  OPENAI_API_KEY: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose:
      'Key of the OpenAI-compatible provider; a server that wants none takes any text. Its file is read again when the key is refused',
    owner: 'agents',
    rotation: 'monthly',
  }),
  OPENAI_BASE_URL: setting({
    readers: ['agents'],
    schema: url,
    default: 'https://api.openai.com/v1',
    purpose: 'Base URL of the OpenAI-compatible provider, ending in `/v1`',
    owner: 'agents',
  }),
  OPENAI_MODEL: setting({
    readers: ['agents'],
    schema: text,
    purpose: 'Model asked for at the OpenAI-compatible provider; without one nothing is asked',
    owner: 'agents',
  }),
  ANTHROPIC_API_KEY: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose: 'Key of the Anthropic provider, which is not consulted yet',
    owner: 'agents',
    rotation: 'monthly',
  }),
  ANTHROPIC_BASE_URL: setting({
    readers: ['agents'],
    schema: url,
    default: 'https://api.anthropic.com',
    purpose: 'Base URL of the Anthropic provider, without `/v1`; it is not consulted yet',
    owner: 'agents',
  }),
  ANTHROPIC_MODEL: setting({
    readers: ['agents'],
    schema: text,
    purpose: 'Model asked for at the Anthropic provider, which is not consulted yet',
    owner: 'agents',
  }),
  AGENT_PROVIDER_TOKEN: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose:
      'Token of a gateway in front of the providers, used where a provider has no key of its own',
    owner: 'agents',
    rotation: 'monthly',
  }),
  AGENT_TIMEOUT_MS: setting({
    readers: ['agents'],
    schema: milliseconds,
    default: '2000',
    purpose: 'Longest wait for one call to a provider, in milliseconds',
    owner: 'agents',
  }),
  AGENT_MAX_LATENCY_MS: setting({
    readers: ['agents', 'orchestrator'],
    schema: milliseconds,
    default: '2500',
    purpose: 'Longest wait for all advice of the agents on one decision, in milliseconds',
    owner: 'agents',
  }),
  AGENT_BUDGET_TOKENS: setting({
    readers: ['agents', 'orchestrator'],
    schema: count,
    default: '200000',
    purpose: 'Tokens that the agents may spend in one session; a restart begins to count anew',
    owner: 'agents',
  }),
};
