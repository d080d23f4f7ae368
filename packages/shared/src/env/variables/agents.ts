import { count, milliseconds, secretText, text, url } from '../value-types.ts';
import { secretSetting, setting } from '../variable.ts';

export const agentsVariables = {
  OPENAI_API_KEY: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose: 'Key of the OpenAI-compatible provider',
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
    purpose: 'Model asked for at the OpenAI-compatible provider',
    owner: 'agents',
  }),
  ANTHROPIC_API_KEY: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose: 'Key of the Anthropic provider',
    owner: 'agents',
    rotation: 'monthly',
  }),
  ANTHROPIC_BASE_URL: setting({
    readers: ['agents'],
    schema: url,
    default: 'https://api.anthropic.com',
    purpose: 'Base URL of the Anthropic provider, without `/v1`',
    owner: 'agents',
  }),
  ANTHROPIC_MODEL: setting({
    readers: ['agents'],
    schema: text,
    purpose: 'Model asked for at the Anthropic provider',
    owner: 'agents',
  }),
  AGENT_PROVIDER_TOKEN: secretSetting({
    readers: ['agents'],
    schema: secretText,
    purpose: 'Token of a gateway in front of the providers',
    owner: 'agents',
    rotation: 'monthly',
  }),
  AGENT_TIMEOUT_MS: setting({
    readers: ['agents'],
    schema: milliseconds,
    default: '2000',
    purpose:
      'Longest wait for one call to a provider, in milliseconds; nothing reads it until the agents call providers',
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
    purpose: 'Tokens that the agents may spend in one session',
    owner: 'agents',
  }),
};
