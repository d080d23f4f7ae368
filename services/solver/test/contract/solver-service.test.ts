import { connectSolver } from '@poker-bot/proto/client/solver-client';
import { toWireObservation } from '@poker-bot/proto/convert/observation';
import {
  AdviseRequest,
  AdviseResponse,
  SolveRequest,
  SolverServiceClient,
} from '@poker-bot/proto/gen/pokerbot/solver/v1/solver';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { channelCredentials } from '@poker-bot/proto/transport/credentials';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advise } from '../../src/heuristic/advise.ts';
import { createSolverService } from '../../src/server/solver-service.ts';
import { call, raise, spot } from '../support/spots.ts';

let server: Awaited<ReturnType<typeof startServer>>;
let address: string;

beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [createSolverService(advise)],
  });
  address = `127.0.0.1:${server.port}`;
});

afterAll(() => server.stop());

const observation = spot({
  seats: 2,
  hole: 'JhTh',
  board: '9h8c2s',
  actions: [raise(250), call, raise(400)],
});

test('advice over the wire is the advice of the strategy, labelled with its source', async () => {
  const solver = connectSolver({ address });
  expect(await solver.advise({ observation, samples: 200, seed: 'a' })).toEqual({
    ...advise(observation, { samples: 200, seed: 'a' }),
    source: 'HEURISTIC',
  });
  solver.close();
});

test('the same request bytes give the same reply bytes', async () => {
  const client = new SolverServiceClient(address, channelCredentials(undefined));
  const request = { observation: toWireObservation(observation), work: { samples: 50, seed: 'b' } };
  const ask = () =>
    new Promise<Buffer>((resolve, reject) => {
      client.advise(
        AdviseRequest.decode(AdviseRequest.encode(request).finish()),
        (error, reply) => {
          if (error) reject(error);
          else resolve(Buffer.from(AdviseResponse.encode(reply).finish()));
        },
      );
    });
  expect((await ask()).equals(await ask())).toBe(true);
  client.close();
});

test.each([
  ['a card that is twice in the hand', { observation: { ...observation, hole: [3, 3] } }],
  ['more work than one caller may ask for', { samples: 2_000_000 }],
])('%s is refused with INVALID_ARGUMENT', async (_title, change) => {
  const solver = connectSolver({ address });
  await expect(
    solver.advise({ observation, samples: 10, seed: '', ...change }),
  ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  solver.close();
});

test('work that nobody waits for any more is not begun', async () => {
  let begun = 0;
  const counting = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      createSolverService((...question) => {
        begun += 1;
        return advise(...question);
      }),
    ],
  });
  const solver = connectSolver({ address: `127.0.0.1:${counting.port}` });
  const question = { observation, samples: 100_000, seed: 'c' };
  const controllers = Array.from({ length: 40 }, () => new AbortController());
  const calls = controllers.map(({ signal }) =>
    solver.advise(question, { signal, deadlineMs: 60_000 }).catch(String),
  );
  await expect.poll(() => begun, { interval: 1, timeout: 30_000 }).toBeGreaterThan(0);
  for (const controller of controllers) controller.abort();
  await Promise.all(calls);
  await solver.advise({ ...question, samples: 10 }, { deadlineMs: 60_000 });
  expect(begun).toBeLessThan(20);
  solver.close();
  await counting.stop();
});

test('solving says that it is not implemented', async () => {
  const client = new SolverServiceClient(address, channelCredentials(undefined));
  const read = async () => {
    for await (const message of client.solve(SolveRequest.decode(Buffer.alloc(0)))) return message;
  };
  await expect(read()).rejects.toMatchObject({ code: 12 });
  client.close();
});
