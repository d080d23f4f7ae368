import { type AddressInfo, createServer, type Socket } from 'node:net';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { expect, test } from 'vitest';
import { type LookOptions, lookForServices } from '../../../src/advisors/look-for-services.ts';

const { signal } = new AbortController();
const serve = (port = 0) => startServer({ host: '127.0.0.1', port, services: [] });

function botOf(name: string, ...types: readonly string[]) {
  return botConfig.parse({ name, advisors: types.map((type) => ({ type })) });
}

/** Nobody listens on port 1. */
function environmentOf({ solver = 1, agents = 1 }: { solver?: number; agents?: number }) {
  return loadEnvironment('orchestrator', {
    SOLVER_ADDR: `127.0.0.1:${solver}`,
    AGENTS_ADDR: `127.0.0.1:${agents}`,
  });
}

/** Of those that are sought the ones that nobody answers for. */
async function absentServices(
  bots: Parameters<typeof lookForServices>[0],
  options: Omit<LookOptions, 'waits'> & Partial<LookOptions>,
) {
  const sought = await lookForServices(bots, { waits: true, ...options });
  return sought.filter(({ answers }) => !answers);
}

test('a service that answers is there; one that does not is told with its address and the bots that ask it', async () => {
  const server = await serve();
  const environment = environmentOf({ solver: server.port });
  const bots = [botOf('one', 'solver', 'agents'), botOf('two', 'agents'), botOf('three', 'solver')];
  expect(await absentServices(bots, { environment, signal })).toEqual([
    { service: 'agents', address: '127.0.0.1:1', answers: false, bots: ['one', 'two'] },
  ]);
  await server.stop(0);
});

test('a service that says it is not well is there all the same', async () => {
  const server = await serve();
  server.setServing(false);
  const environment = environmentOf({ solver: server.port });
  expect(await absentServices([botOf('one', 'solver')], { environment, signal })).toEqual([]);
  await server.stop(0);
});

test('a service that comes up while it is asked is there', async () => {
  const { port, stop } = await serve();
  await stop(0);
  const asked = absentServices([botOf('one', 'solver')], {
    environment: environmentOf({ solver: port }),
    signal,
  });
  const server = await serve(port);
  expect(await asked).toEqual([]);
  await server.stop(0);
});

/** The limit is the test: asked as often as one that nobody listens for it would be waited for half a minute. */
test('a service that takes calls and answers none is absent, and is not waited for any longer', {
  timeout: 15_000,
}, async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
  });
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const asked = { environment: environmentOf({ solver: port }), signal };
  expect(await absentServices([botOf('one', 'solver')], asked)).toMatchObject([
    { service: 'solver' },
  ]);
  mute.close();
  for (const socket of sockets) socket.destroy();
});

test('bots that ask no service need none', async () => {
  const bots = [botOf('alone', 'heuristic')];
  expect(await absentServices(bots, { environment: environmentOf({}), signal })).toEqual([]);
});

test('who stops the asking is told of no absence', async () => {
  const stopped = { environment: environmentOf({}), signal: AbortSignal.abort() };
  expect(await absentServices([botOf('one', 'solver')], stopped)).toEqual([]);
});

test('one that is switched off is absent, whoever listens at its usual address', async () => {
  const server = await serve();
  const environment = loadEnvironment('orchestrator', {
    SOLVER_ADDR: 'none',
    SOLVER_PORT: `${server.port}`,
    AGENTS_ADDR: `127.0.0.1:${server.port}`,
  });
  const bots = [botOf('one', 'solver', 'agents')];
  expect(await lookForServices(bots, { environment, signal, waits: false })).toEqual([
    { service: 'solver', address: null, answers: false, bots: ['one'] },
    { service: 'agents', address: `127.0.0.1:${server.port}`, answers: true, bots: ['one'] },
  ]);
  await server.stop(0);
});
