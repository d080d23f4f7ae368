import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { KeyMaker } from './key-maker.ts';

export interface OpenAiAdminOptions {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly project: string;
  readonly adminKey: Secret;
  readonly signal: AbortSignal;
}

/** Longest wait for one answer, in milliseconds. */
const answerWithin = 20_000;
/** Accounts on one page of a list: the most that the interface gives. */
const pageSize = 100;
/** Pages that are looked through. */
const mostPages = 50;

type Document = Readonly<Record<string, unknown>>;

/** OpenAI's admin interface: a service account of a project has exactly one key, which is told once, and goes with it. */
export function openAiAdmin(options: OpenAiAdminOptions): KeyMaker {
  const accounts = `${options.baseUrl.replace(/\/+$/, '')}/organization/projects/${encodeURIComponent(options.project)}/service_accounts`;
  const call = caller(options);
  return {
    name: `OpenAI at ${new URL(accounts).origin}`,
    make: async (label) => {
      const made = await call('KEY_NOT_MADE', 'POST', accounts, { name: label });
      const { value } = (made.api_key ?? {}) as { value?: unknown };
      if (typeof made.id === 'string' && typeof value === 'string') {
        return { id: made.id, value: new Secret(value) };
      }
      throw failed('KEY_NOT_MADE', 'it answered with something that is no service account');
    },
    find: async (label) => {
      const found: string[] = [];
      let after = '';
      for (let page = 0; page < mostPages; page += 1) {
        const query = `?limit=${pageSize}${after && `&after=${encodeURIComponent(after)}`}`;
        const { data, has_more: more } = await call('KEY_NOT_MADE', 'GET', accounts + query);
        const listed = Array.isArray(data) ? (data as { id: string; name: string }[]) : [];
        found.push(...listed.filter(({ name }) => name === label).map(({ id }) => id));
        after = listed.at(-1)?.id ?? '';
        if (more !== true || after === '') break;
      }
      return found;
    },
    revoke: async (id) => {
      await call('KEY_NOT_REVOKED', 'DELETE', `${accounts}/${encodeURIComponent(id)}`);
    },
  };
}

function caller({ adminKey, signal }: OpenAiAdminOptions) {
  return async (
    code: ErrorCode,
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<Document> => {
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${adminKey.reveal()}`,
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]),
      });
    } catch {
      // biome-ignore lint/style/useErrorCause: the error of a header that cannot be sent quotes the key
      throw failed(code, 'it cannot be reached, or did not answer in time');
    }
    // What is gone is revoked.
    if (method === 'DELETE' && response.status === 404) return {};
    if (!response.ok) throw failed(code, `it answered with HTTP ${response.status}`);
    return await document(response, code);
  };
}

async function document(response: Response, code: ErrorCode): Promise<Document> {
  try {
    return (await response.json()) as Document;
  } catch (cause) {
    throw failed(code, 'it answered with something that is no JSON', cause);
  }
}

function failed(code: ErrorCode, reason: string, cause?: unknown): PokerbotError {
  const what = code === 'KEY_NOT_MADE' ? 'has made no key' : 'has not revoked the key';
  return new PokerbotError(code, { message: `The provider ${what}: ${reason}`, cause });
}
