import type { Secret } from '@poker-bot/shared/secret/secret';
import { AdviceFault } from '../advice/advice-fault.ts';
import { charactersPerToken } from './characters-per-token.ts';
import { readCompletion } from './completion-shape.ts';
import { keyFilter } from './key-filter.ts';
import type { Completion, CompletionRequest, Provider } from './provider.ts';
import type { ProviderKey } from './provider-key.ts';
import { readBounded } from './read-bounded.ts';
import { statusFault, transportFault } from './response-fault.ts';

/** Largest answer that is read, in bytes; an advice has less than one thousandth of it. */
const mostBytes = 256 * 1024;

export interface OpenAiProviderOptions {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: ProviderKey;
  /** Longest wait for one call, in milliseconds. */
  readonly timeoutMs: number;
}

/** Any server that speaks OpenAI's chat completions. One request and its answer are small, so plain `fetch` does it. */
export class OpenAiProvider implements Provider {
  readonly name = 'openai';
  readonly #options: OpenAiProviderOptions;
  readonly #url: string;

  constructor(options: OpenAiProviderOptions) {
    this.#options = options;
    this.#url = `${options.baseUrl.replace(/\/+$/, '')}/chat/completions`;
  }

  async complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
    const body = JSON.stringify(toBody(request, this.#options.model));
    const { key } = this.#options;
    const used = key.current;
    try {
      return await this.#post({ body, key: used, signal });
    } catch (error) {
      if (!(error instanceof AdviceFault && error.reason === 'key-refused')) throw error;
      const renewed = key.renew(used);
      if (renewed === undefined) throw error;
      return await this.#post({ body, key: renewed, signal });
    }
  }

  async #post({ body, key, signal }: Post): Promise<Completion> {
    const { timeoutMs } = this.#options;
    const authorization = authorizationOf(key);
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let answer: string | undefined;
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body,
        // A provider that sends us elsewhere would send the key there too.
        redirect: 'manual',
        signal: ends,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw statusFault(response.status);
      }
      answer = await readBounded(response, mostBytes);
    } catch (error) {
      throw transportFault(error, ends);
    }
    return { ...toCompletion(answer, body), withoutKey: keyFilter(key) };
  }
}

interface Post {
  readonly body: string;
  readonly key: Secret;
  readonly signal: AbortSignal;
}

/** @throws AdviceFault before `fetch` would quote the value in an error of its own */
function authorizationOf(key: Secret): string {
  const value = key.reveal();
  if (/^[\x21-\x7e]+$/.test(value)) return `Bearer ${value}`;
  throw new AdviceFault('key-refused', 'The key holds characters that no HTTP header can carry');
}

function toBody({ instructions, input, answer }: CompletionRequest, model: string): object {
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: input },
    ],
    response_format: { type: 'json_schema', json_schema: { ...answer, strict: true } },
  };
}

function toCompletion(answer: string | undefined, asked: string): Omit<Completion, 'withoutKey'> {
  if (answer === undefined) {
    throw new AdviceFault(
      'answer-unreadable',
      `The provider's answer is larger than ${mostBytes} bytes`,
    );
  }
  const completion = readCompletion(answer);
  if (completion === undefined) {
    throw new AdviceFault('answer-unreadable', "The provider's answer is no chat completion");
  }
  const { text } = completion;
  const estimate = Math.ceil((asked.length + text.length) / charactersPerToken);
  return { text, tokens: completion.tokens ?? estimate };
}
