import { setTimeout as delay } from 'node:timers/promises';
import type { Verification } from './key-provider.ts';

export interface ListModels {
  readonly url: string;
  /** They hold the key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly pace?: AskingPace | undefined;
}

/** Times in milliseconds. */
export interface AskingPace {
  /** Longest wait for one answer. */
  readonly answerWithin: number;
  /** Pause before another attempt when the provider names none. */
  readonly pause: number;
  /** Longest pause that a provider is granted. */
  readonly longestPause: number;
}

const attempts = 3;
const usualPace: AskingPace = { answerWithin: 10_000, pause: 500, longestPause: 5_000 };
/** Bytes of an answer that are read: a list of models is far smaller. */
const longestAnswer = 4_000_000;

type Attempt = Verification & { readonly pause?: number };

/** Asks for the list of models, up to three times as long as the answer says nothing about the key. */
export async function listModels(options: ListModels): Promise<Verification> {
  const { pace = usualPace } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { pause = pace.pause, ...verification } = await ask(options, pace);
    const settled = verification.outcome !== 'unclear' || attempt === attempts;
    if (settled || options.signal.aborted) return verification;
    await delay(Math.min(pause, pace.longestPause), undefined, { signal: options.signal }).catch(
      () => {
        // The next look at the signal ends it.
      },
    );
  }
}

async function ask(
  { url, headers, signal }: ListModels,
  { answerWithin }: AskingPace,
): Promise<Attempt> {
  const deadline = AbortSignal.timeout(answerWithin);
  try {
    const response = await fetch(url, {
      headers: { ...headers, accept: 'application/json' },
      // A key must not follow to wherever somebody points.
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline]),
    });
    return judge(response, await readBounded(response));
  } catch (error) {
    if (deadline.aborted) return unclear(`it did not answer within ${answerWithin / 1_000} s`);
    return unclear(`it cannot be reached (${networkFault(error)})`);
  }
}

function judge({ status, headers }: Response, body: string): Attempt {
  if (status === 401)
    return { outcome: 'refused', detail: 'it does not accept the key (HTTP 401)' };
  if (status === 200) {
    return isListOfModels(body)
      ? { outcome: 'accepted', detail: 'it accepts the key' }
      : unclear('it answered with something that is no list of models');
  }
  const seconds = Number(headers.get('retry-after'));
  const named = Number.isFinite(seconds) && seconds > 0;
  return {
    ...unclear(`it answered with HTTP ${status}`),
    ...(named && { pause: seconds * 1_000 }),
  };
}

function unclear(detail: string): Attempt {
  return { outcome: 'unclear', detail };
}

function isListOfModels(body: string): boolean {
  try {
    const document: unknown = JSON.parse(body);
    return (
      typeof document === 'object' &&
      document !== null &&
      'data' in document &&
      Array.isArray(document.data)
    );
  } catch {
    return false;
  }
}

/** Stops reading what no provider of models would send. */
async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > longestAnswer) break;
  }
  return text;
}

/** The system's word for it: what `fetch` says itself is always the same. */
function networkFault(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const { code } = (cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : 'no connection';
}
