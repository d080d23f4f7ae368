import type { IncomingMessage } from 'node:http';
import type { Engine, EngineCandidate } from './engine.ts';
import { isVersionAtLeast } from './engine.ts';

/** An engine that does not answer a first question within this time hangs; in milliseconds. */
const answerWithin = 3_000;
/** Newest version of the API that the driver was written against. */
const newestKnown = '1.44';

export type EngineAnswer =
  | { readonly engine: Omit<Engine, 'settings'> }
  /** `failure`: code of the system's error, or `TIMEOUT`, or `HTTP nnn`. */
  | { readonly failure: string };

/** Sees whether an engine listens there, and which version of the API it speaks. Never throws. */
export async function askEngine({ address }: EngineCandidate): Promise<EngineAnswer> {
  const signal = AbortSignal.timeout(answerWithin);
  try {
    const response = await ping(address, signal);
    if (response.statusCode !== 200) return { failure: `HTTP ${response.statusCode}` };
    const { headers } = response;
    const spoken = String(headers['api-version'] ?? '');
    if (!/^\d+\.\d+$/.test(spoken)) return { failure: 'it is no container engine' };
    const apiVersion = isVersionAtLeast(spoken, newestKnown) ? newestKnown : spoken;
    const product = headers['libpod-api-version'] === undefined ? 'docker' : 'podman';
    return { engine: { address, apiVersion, product } };
  } catch (error) {
    if (signal.aborted) return { failure: 'TIMEOUT' };
    const { code, message } = error as NodeJS.ErrnoException;
    return { failure: code ?? message };
  }
}

async function ping(
  address: EngineCandidate['address'],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const tls = 'host' in address ? address.tls : undefined;
  const { request } = tls ? await import('node:https') : await import('node:http');
  const transport = tls && { ca: tls.authority, cert: tls.certificate, key: tls.key };
  return await new Promise((resolve, reject) => {
    const asked = request({ ...address, ...transport, path: '/_ping', agent: false, signal });
    asked.once('error', reject);
    asked.once('response', (response) => {
      response.once('error', reject);
      response.once('end', () => resolve(response)).resume();
    });
    asked.end();
  });
}
