import { expect, test } from 'vitest';
import { connectHealth, type HealthStatus } from '../../src/client/health.ts';
import { fold, serveSolver } from '../support/echo-solver.ts';

test('health is served for the server and each of its services', async () => {
  await using server = await serveSolver(fold);
  const health = connectHealth(server);
  const answers = [
    await health.check(),
    await health.check({ service: 'pokerbot.solver.v1.SolverService' }),
    await health.check({ service: 'pokerbot.solver.v1.OtherService' }),
  ];
  expect(answers).toEqual(['serving', 'serving', 'unknown']);
  server.setServing(false);
  expect(await health.check()).toBe('not-serving');
  health.close();
});

test('nobody at the address is unreachable, never an exception', async () => {
  const server = await serveSolver(fold);
  await server.stop();
  const health = connectHealth(server);
  expect(await health.check({ deadlineMs: 5_000 })).toBe('unreachable');
  health.close();
});

test('a watch tells the status, every change, and the end of the server', async () => {
  const server = await serveSolver(fold);
  const health = connectHealth(server);
  const seen: HealthStatus[] = [];
  for await (const status of health.watch({ signal: new AbortController().signal })) {
    seen.push(status);
    if (seen.length === 1) server.setServing(false);
    if (seen.length === 2) server.setServing(true);
    if (seen.length === 3) void server.stop();
  }
  expect(seen.slice(0, 4)).toEqual(['serving', 'not-serving', 'serving', 'not-serving']);
  health.close();
});

test('a watch ends when its signal aborts', async () => {
  await using server = await serveSolver(fold);
  const health = connectHealth(server);
  const controller = new AbortController();
  const seen: HealthStatus[] = [];
  for await (const status of health.watch({ signal: controller.signal })) {
    seen.push(status);
    controller.abort();
  }
  expect(seen).toEqual(['serving']);
  health.close();
});
