import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type Behaviour, behaviours, error, refuseKey, send } from './provider-behaviours.ts';

/** A request to complete a chat, and what came of it. */
export interface ProviderCall {
  readonly key: string;
  readonly accepted: boolean;
  /** Whether the caller hung up before the answer. */
  hungUp: boolean;
}

export interface ProviderOptions {
  readonly keys: readonly string[];
  /** 0 lets the system choose. */
  readonly port?: number;
}

/**
 * An OpenAI-compatible server on loopback: `GET /v1/models`, `POST /v1/chat/completions`. Keys, behaviour and speed may be changed
 * while it runs.
 */
export class ProviderServer implements AsyncDisposable {
  readonly calls: ProviderCall[] = [];
  keys: ReadonlySet<string>;
  behaviour: Behaviour = 'answer';
  /** Time before each answer, in milliseconds. */
  delayMs = 0;
  readonly #server: Server;

  private constructor({ keys }: ProviderOptions) {
    this.keys = new Set(keys);
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(options: ProviderOptions): Promise<ProviderServer> {
    const provider = new ProviderServer(options);
    await new Promise<void>((resolve) => {
      provider.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return provider;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As `OPENAI_BASE_URL`. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    const key = headers.authorization?.replace(/^Bearer /, '') ?? '';
    const route = `${method} ${url}`;
    if (route === 'POST /v1/chat/completions') await this.#complete({ request, response, key });
    else if (!this.keys.has(key)) refuseKey(response, key);
    else if (route === 'GET /v1/models') send(response, 200, models);
    else error(response, 404, `Nothing at ${route}`);
  }

  async #complete({ request, response, key }: Asked): Promise<void> {
    const accepted = this.keys.has(key);
    const call: ProviderCall = { key, accepted, hungUp: false };
    this.calls.push(call);
    response.once('close', () => {
      call.hungUp = !response.writableFinished;
    });
    const body = await text(request).catch(() => '');
    if (!accepted) return refuseKey(response, key);
    const asked = readRequest(body);
    if (!asked) return error(response, 400, 'Not a request that this server takes');
    await delay(this.delayMs);
    behaviours[this.behaviour]({ ...asked, key, response });
  }
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly key: string;
}

const models = { object: 'list', data: [{ id: 'test-model', object: 'model', owned_by: 'tests' }] };

interface Body {
  readonly model: unknown;
  readonly messages: readonly { readonly role: unknown; readonly content: unknown }[];
  readonly response_format: { readonly type: unknown; readonly json_schema: { strict: unknown } };
}

/** What is asked, if it is asked as OpenAI's interface has it. */
function readRequest(body: string): { readonly model: string; readonly spot: string } | undefined {
  try {
    const { model, messages, response_format: format } = JSON.parse(body) as Body;
    const [system, user] = messages;
    const sound =
      typeof model === 'string' &&
      system?.role === 'system' &&
      user?.role === 'user' &&
      typeof user.content === 'string' &&
      format.type === 'json_schema' &&
      format.json_schema.strict === true;
    return sound ? { model, spot: user.content as string } : undefined;
  } catch {
    return undefined;
  }
}
