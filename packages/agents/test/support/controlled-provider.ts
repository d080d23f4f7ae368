import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type Behaviour, send } from './provider-behaviours.ts';
import { type ProviderOptions, ProviderServer } from './provider-server.ts';

/** What `POST /control` changes; what it leaves out stays. */
export interface ProviderChange {
  readonly keys?: readonly string[];
  readonly behaviour?: Behaviour;
  readonly delayMs?: number;
}

/** What `GET /control` and `POST /control` answer. */
export interface ProviderState {
  readonly behaviour: Behaviour;
  readonly delayMs: number;
  readonly accepted: number;
  readonly refused: number;
}

export interface ControlledProvider extends AsyncDisposable {
  readonly url: string;
  /** Where it is looked at and changed, on a port of its own. */
  readonly control: string;
}

/** A provider that another process can change. */
export async function startControlledProvider(
  options: ProviderOptions,
): Promise<ControlledProvider> {
  const provider = await ProviderServer.start(options);
  const server = createServer((request, response) => {
    void (request.method === 'POST' ? json(request) : Promise.resolve({}))
      .then((change) => apply(provider, change as ProviderChange))
      .then(() => send(response, 200, stateOf(provider)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: provider.url,
    control: `http://127.0.0.1:${port}/control`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await provider[Symbol.asyncDispose]();
    },
  };
}

function apply(provider: ProviderServer, { keys, behaviour, delayMs }: ProviderChange): void {
  if (keys !== undefined) provider.keys = new Set(keys);
  if (behaviour !== undefined) provider.behaviour = behaviour;
  if (delayMs !== undefined) provider.delayMs = delayMs;
}

function stateOf({ behaviour, delayMs, calls }: ProviderServer): ProviderState {
  const accepted = calls.filter((call) => call.accepted).length;
  return { behaviour, delayMs, accepted, refused: calls.length - accepted };
}
