import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { repositoryRoot } from '../../support/repository-root.ts';
import { finished } from '../../support/scenario-workspace.ts';
import { freePort } from './driver-support.ts';

const program = join(repositoryRoot, 'packages/shared/dist/health/probe.js');

/** Runs the probe as a container engine does. */
function probe(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return finished(spawn(process.execPath, [program, ...words], { env }));
}

async function answering(status: number, body: string) {
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return { port: String((server.address() as AddressInfo).port), asked };
}

describe('the health probe', () => {
  test('follows a gRPC unit at the port that its variable carries', async () => {
    const server = await startServer({ host: '127.0.0.1', port: 0, services: [] });
    onTestFinished(() => server.stop(0));
    const ask = () => probe(['grpc', 'SOLVER_PORT', '1'], { SOLVER_PORT: String(server.port) });
    expect(await ask()).toEqual({ exitCode: 0, stdout: 'SERVING\n', stderr: '' });
    server.setServing(false);
    expect(await ask()).toEqual({ exitCode: 1, stdout: 'not ready: NOT_SERVING\n', stderr: '' });
  });

  test('asks an HTTP unit at the default port, for `/readyz` or another path', async () => {
    const { port, asked } = await answering(200, '{"ready":true}');
    const words = ['http', 'ORCH_HTTP_PORT', port];
    expect(await probe(words)).toEqual({ exitCode: 0, stdout: 'ready\n', stderr: '' });
    await probe([...words, '/healthz']);
    expect(asked).toEqual(['/readyz', '/healthz']);
  });

  test('tells why a unit is not ready', async () => {
    const { port } = await answering(503, '{"ready":false,"reason":"no model loaded"}');
    expect(await probe(['http', 'ORCH_HTTP_PORT', port])).toEqual({
      exitCode: 1,
      stdout: 'not ready: no model loaded\n',
      stderr: '',
    });
  });

  test.each(['grpc', 'http'])('tells of %s where nothing listens', async (protocol) => {
    expect(await probe([protocol, 'PORT', String(await freePort())])).toEqual({
      exitCode: 1,
      stdout: 'connection refused (ECONNREFUSED)\n',
      stderr: '',
    });
  });

  test('tells of a certificate that cannot be read', async () => {
    const words = ['grpc', 'SOLVER_PORT', String(await freePort())];
    const { exitCode, stdout } = await probe(words, { GRPC_TLS_CERT_PATH: '/none.pem' });
    expect([exitCode, stdout]).toEqual([
      1,
      "not ready: ENOENT: no such file or directory, open '/none.pem'\n",
    ]);
  });
});
