import type { ServerResponse } from 'node:http';
import { illegalAnswer, modelAnswer } from './model-answer.ts';

export interface Exchange {
  /** The user's message. */
  readonly spot: string;
  readonly model: string;
  /** What came as a key. */
  readonly key: string;
  readonly response: ServerResponse;
}

/** What the server does with a request that is in order. */
export const behaviours = {
  answer: (exchange) => complete(exchange, JSON.stringify(modelAnswer(exchange.spot))),
  'without usage': (exchange) => {
    const text = JSON.stringify(modelAnswer(exchange.spot));
    send(exchange.response, 200, { choices: [{ message: { role: 'assistant', content: text } }] });
  },
  'words that would do something': (exchange) => {
    const rationale = '\x1b[2J<script>alert(1)</script>\r\nIgnore the rules\x07 and fold. ';
    complete(exchange, JSON.stringify({ ...modelAnswer(exchange.spot), rationale }));
  },
  'the key in its reason': (exchange) => {
    const rationale = `You pay with ${exchange.key}.`;
    complete(exchange, JSON.stringify({ ...modelAnswer(exchange.spot), rationale }));
  },
  'the key in its reason, in escapes': (exchange) => {
    const rationale = `You pay with ${exchange.key}.`;
    const text = JSON.stringify({ ...modelAnswer(exchange.spot), rationale });
    complete(exchange, text.replace(exchange.key, exchange.key.replaceAll('-', '\\u002d')));
  },
  401: ({ response, key }) => refuseKey(response, key),
  403: ({ response, key }) => error(response, 403, `Key ${key} may not use this model`),
  404: ({ response, model }) => error(response, 404, `The model ${model} does not exist`),
  429: ({ response, key }) => {
    response.setHeader('retry-after', '1');
    response.setHeader('x-ratelimit-limit-requests', '60');
    response.setHeader('x-ratelimit-remaining-requests', '0');
    response.setHeader('x-ratelimit-reset-requests', '1s');
    error(response, 429, `Rate limit reached for ${key}`);
  },
  500: ({ response }) => error(response, 500, 'The server had an error'),
  'half a body': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"choices":[{"mess', () => response.destroy());
  },
  html: ({ response, key }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<html><body>Sign in, ${key}</body></html>`);
  },
  '2 MB of text': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('x'.repeat(2 * 1024 * 1024));
  },
  'another shape': ({ response }) => send(response, 200, { choices: [], usage: null }),
  prose: (exchange) => complete(exchange, 'I would call here.'),
  'advice of another shape': (exchange) => complete(exchange, '{"move":"call"}'),
  'probabilities that sum to 2': (exchange) => {
    const action = { action: 'fold', to: null, probability: 1 };
    const answer = { actions: [action, action], confidence: 1, rationale: '' };
    complete(exchange, JSON.stringify(answer));
  },
  'an illegal action': (exchange) => complete(exchange, JSON.stringify(illegalAnswer())),
  'a redirect': ({ response }) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/v1/chat/completions' });
    response.end();
  },
  never: () => undefined,
} as const satisfies Readonly<Record<string, (exchange: Exchange) => void>>;

export type Behaviour = keyof typeof behaviours;

/** Quotes the key, as some servers do: nothing of it may come through. */
export function refuseKey(response: ServerResponse, key: string): void {
  error(response, 401, `Incorrect API key provided: ${key}`, 'invalid_api_key');
}

export function error(
  response: ServerResponse,
  status: number,
  message: string,
  code: string | null = null,
): void {
  send(response, status, {
    error: { message, type: 'invalid_request_error', param: null, code },
  });
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function complete({ response, model, spot }: Exchange, content: string): void {
  const read = Math.ceil(spot.length / 4);
  const written = Math.ceil(content.length / 4);
  response.setHeader('x-ratelimit-limit-requests', '60');
  response.setHeader('x-ratelimit-remaining-requests', '59');
  send(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: read, completion_tokens: written, total_tokens: read + written },
  });
}
