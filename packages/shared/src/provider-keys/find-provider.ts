import type { Secret } from '../secret/secret.ts';
import type { KeyProvider } from './key-provider.ts';
import { listModels } from './list-models.ts';

type Settings = Readonly<Record<string, string | undefined>>;

interface Verifiable {
  readonly provider: string;
  /** Where its models are listed, by the settings of the unit that uses the key. */
  url(settings: Settings): string | undefined;
  headers(key: Secret): Record<string, string>;
}

const bearer = (key: Secret) => ({ authorization: `Bearer ${key.reveal()}` });
const openai = 'https://api.openai.com/v1';
const openaiModels = ({ OPENAI_BASE_URL = openai }: Settings) =>
  `${OPENAI_BASE_URL.replace(/\/+$/, '')}/models`;

/** Listing the models is the cheapest call that every key may make. */
const verifiable: Readonly<Record<string, Verifiable>> = {
  OPENAI_API_KEY: { provider: 'OpenAI', url: openaiModels, headers: bearer },
  // A token of somebody's own gateway is not shown to OpenAI.
  AGENT_PROVIDER_TOKEN: {
    provider: 'The gateway',
    url: (settings) =>
      (settings.OPENAI_BASE_URL ?? openai) === openai ? undefined : openaiModels(settings),
    headers: bearer,
  },
  ANTHROPIC_API_KEY: {
    provider: 'Anthropic',
    url: ({ ANTHROPIC_BASE_URL = 'https://api.anthropic.com' }) =>
      `${ANTHROPIC_BASE_URL.replace(/\/+$/, '')}/v1/models`,
    headers: (key) => ({ 'x-api-key': key.reveal(), 'anthropic-version': '2023-06-01' }),
  },
};

/** Who can be asked about the key in a variable; undefined when nobody can. */
export function findProvider(variable: string, settings: Settings): KeyProvider | undefined {
  const found = verifiable[variable];
  const url = found?.url(settings);
  if (!found || url === undefined) return undefined;
  if (!URL.canParse(url)) {
    const detail = `\`${url}\` is no address`;
    return { name: found.provider, verify: async () => ({ outcome: 'unclear', detail }) };
  }
  return {
    name: `${found.provider} at ${new URL(url).origin}`,
    verify: async (key, signal) =>
      /^[\x21-\x7e]+$/.test(key.reveal())
        ? await listModels({ url, headers: found.headers(key), signal })
        : { outcome: 'refused', detail: 'it holds characters that no provider puts into a key' },
  };
}
