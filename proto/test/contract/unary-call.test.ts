import { Client, status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { connectSolver } from '../../src/client/solver-client.ts';
import type { FinishedCall } from '../../src/serve/call-context.ts';
import { channelCredentials } from '../../src/transport/credentials.ts';
import { RpcError } from '../../src/transport/rpc-error.ts';
import { deferred } from '../support/deferred.ts';
import { fold, hang, serveSolver } from '../support/echo-solver.ts';
import { observation } from '../support/observation.ts';

const question = { observation, samples: 10, seed: 'a' };

test('a question is answered in the words of the domain', async () => {
  await using server = await serveSolver(fold);
  const solver = connectSolver(server);
  expect(await solver.advise(question)).toEqual({
    distribution: [{ action: { type: 'fold' }, probability: 1 }],
    confidence: 0.5,
    source: 'HEURISTIC',
    equity: undefined,
    equityStandardError: undefined,
    explanation: 'seed a',
  });
  solver.close();
});

test('a call past its deadline ends with DEADLINE_EXCEEDED and tells the handler', async () => {
  const told = deferred<unknown>();
  await using server = await serveSolver((request, context) =>
    (request.work?.seed === 'quick' ? fold : hang(told.resolve))(request, context),
  );
  const solver = connectSolver(server);
  // The connection stands before the clock of the second call starts.
  await solver.advise({ ...question, seed: 'quick' });
  await expect(solver.advise(question, { deadlineMs: 200 })).rejects.toMatchObject({
    name: 'RpcError',
    code: 'DEADLINE_EXCEEDED',
  });
  expect(await told.promise).toBeInstanceOf(RpcError);
  solver.close();
});

test('a cancelled call ends with CANCELLED and tells the handler', async () => {
  const told = deferred<unknown>();
  const arrived = deferred<void>();
  await using server = await serveSolver((request, context) => {
    arrived.resolve();
    return hang(told.resolve)(request, context);
  });
  const solver = connectSolver(server);
  const controller = new AbortController();
  const call = solver.advise(question, { signal: controller.signal });
  const outcome = expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  await arrived.promise;
  controller.abort();
  await outcome;
  expect(await told.promise).toMatchObject({ code: 'CANCELLED' });
  solver.close();
});

test('a call with a signal that has fired is not sent', async () => {
  let calls = 0;
  await using server = await serveSolver((request, context) => {
    calls += 1;
    return fold(request, context);
  });
  const solver = connectSolver(server);
  await expect(solver.advise(question, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  await solver.advise(question);
  expect(calls).toBe(1);
  solver.close();
});

test('a request above the limit of the server ends with RESOURCE_EXHAUSTED', async () => {
  await using server = await serveSolver(fold, { maximumMessageBytes: 1000 });
  const solver = connectSolver(server);
  await expect(solver.advise({ ...question, seed: 'x'.repeat(2000) })).rejects.toMatchObject({
    code: 'RESOURCE_EXHAUSTED',
  });
  solver.close();
});

test('a request that is no message of the method ends with INVALID_ARGUMENT and is counted', async () => {
  const finished: string[] = [];
  await using server = await serveSolver(fold, { onFinished: ({ code }) => finished.push(code) });
  const client = new Client(server.address, channelCredentials(undefined));
  const ask = (path: string, bytes: Buffer) =>
    new Promise<number | undefined>((resolve) => {
      const pass = (value: Buffer) => value;
      client.makeUnaryRequest(path, pass, pass, bytes, (error) => resolve(error?.code));
    });
  const garbage = Buffer.from([0x0a, 0xff, 0xff, 0x07, 0x01]);
  const path = '/pokerbot.solver.v1.SolverService';
  expect([await ask(`${path}/Advise`, garbage), await ask(`${path}/Solve`, garbage)]).toEqual([
    status.INVALID_ARGUMENT,
    status.INVALID_ARGUMENT,
  ]);
  expect(finished).toEqual(['INVALID_ARGUMENT', 'INVALID_ARGUMENT']);
  client.close();
});

test('what a handler throws unchosen stays inside and is reported', async () => {
  const finished: FinishedCall[] = [];
  const bug = new Error('password hunter2');
  await using server = await serveSolver(
    () => {
      throw bug;
    },
    { onFinished: (call) => finished.push(call) },
  );
  const solver = connectSolver(server);
  await expect(solver.advise(question)).rejects.toMatchObject({
    code: 'INTERNAL',
    message: 'Internal error',
  });
  expect(finished).toEqual([
    {
      method: '/pokerbot.solver.v1.SolverService/Advise',
      code: 'INTERNAL',
      seconds: expect.any(Number),
      failure: bug,
    },
  ]);
  solver.close();
});

test('a call to nobody fails at once', async () => {
  const server = await serveSolver(fold);
  await server.stop();
  const solver = connectSolver(server);
  await expect(solver.advise(question, { deadlineMs: 20_000 })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  solver.close();
});

test('a client uses a server that came back on the same port', async () => {
  const first = await serveSolver(fold);
  const solver = connectSolver(first);
  await solver.advise(question);
  await first.stop(0);
  await expect(solver.advise(question)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await using second = await serveSolver(fold, { port: first.port });
  await expect
    .poll(
      () =>
        solver.advise(question).then(
          ({ explanation }) => explanation,
          () => 'not yet',
        ),
      {
        interval: 10,
        timeout: 10_000,
      },
    )
    .toBe('seed a');
  expect(second.port).toBe(first.port);
  solver.close();
});

test('a port that is taken is the error of the system', async () => {
  await using server = await serveSolver(fold);
  await expect(serveSolver(fold, { port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
