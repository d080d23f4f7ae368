import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createTcp, type Server as TcpServer } from 'node:net';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { grpcHealth } from '@poker-bot/shared/health/check-grpc';
import { httpHealth } from '@poker-bot/shared/health/check-http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from './driver-support.ts';

const limit = 5_000;

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

function askGrpc(port: number) {
  const health = grpcHealth({ address: `127.0.0.1:${port}` });
  onTestFinished(() => health.close());
  return health;
}

describe('gRPC health', () => {
  test('follows a server that serves, does not, and ends', async () => {
    const server = await startServer({ host: '127.0.0.1', port: 0, services: [] });
    const health = askGrpc(server.port);
    expect(await health.check(limit)).toEqual({ state: 'healthy', detail: 'SERVING' });
    server.setServing(false);
    expect(await health.check(limit)).toEqual({
      state: 'not-ready',
      detail: 'not ready: NOT_SERVING',
    });
    server.setServing(true);
    expect((await health.check(limit)).state).toBe('healthy');
    await server.stop(0);
    expect(await health.check(limit)).toMatchObject({ state: 'refused' });
    const again = await startServer({ host: '127.0.0.1', port: server.port, services: [] });
    expect((await health.check(limit)).state).toBe('healthy');
    await again.stop(0);
  });

  test('is refused where nothing listens', async () => {
    expect(await askGrpc(await freePort()).check(limit)).toEqual({
      state: 'refused',
      detail: 'connection refused (ECONNREFUSED)',
    });
  });

  test('is silent where a connection stands and nothing is said', async () => {
    const port = await listen(createTcp((socket) => socket.on('error', () => undefined).unref()));
    expect(await askGrpc(port).check(200)).toEqual({
      state: 'silent',
      detail: 'no answer within 200 ms',
    });
  });

  test('is not ready where something else answers', async () => {
    const port = await listen(createHttp((_request, response) => response.end('hello')));
    expect((await askGrpc(port).check(limit)).state).not.toBe('healthy');
  });
});

describe('HTTP health', () => {
  const answers = (status: number, body: string) =>
    listen(createHttp((_request, response) => response.writeHead(status).end(body)));
  const ask = async (port: number, timeout = limit) =>
    httpHealth(`http://127.0.0.1:${port}/readyz`).check(timeout);

  test.each([
    [200, '{"ready":true}', 'healthy', 'ready'],
    [503, '{"ready":false,"reason":"no solver"}', 'not-ready', 'not ready: no solver'],
    [500, 'it broke', 'not-ready', 'not ready: it broke'],
    [404, '', 'not-ready', 'not ready: HTTP 404'],
  ])('reads %d %s as %s', async (status, body, state, detail) => {
    expect(await ask(await answers(status, body))).toEqual({ state, detail });
  });

  test('is refused where nothing listens, and silent where nothing is said', async () => {
    expect(await ask(await freePort())).toEqual({
      state: 'refused',
      detail: 'connection refused (ECONNREFUSED)',
    });
    const port = await listen(createTcp((socket) => socket.on('error', () => undefined).unref()));
    expect(await ask(port, 200)).toEqual({ state: 'silent', detail: 'no answer within 200 ms' });
  });
});
