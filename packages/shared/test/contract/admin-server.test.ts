import { afterEach, expect, test } from 'vitest';
import { type AdminServer, sendJson, serveAdmin } from '../../src/unit/admin-server.ts';
import { Metrics } from '../../src/unit/metrics.ts';

const servers: AdminServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: Partial<Parameters<typeof serveAdmin>[0]> = {}): Promise<string> {
  const server = await serveAdmin({
    host: '127.0.0.1',
    port: 0,
    readiness: () => ({ ready: true }),
    ...options,
  });
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
}

test('a unit that cannot do its work lives but is not ready, and says why', async () => {
  const base = await start({ readiness: () => ({ ready: false, reason: 'solver unreachable' }) });
  const live = await fetch(`${base}/healthz`);
  const ready = await fetch(`${base}/readyz`);
  expect([live.status, ready.status, await ready.json()]).toEqual([
    200,
    503,
    { ready: false, reason: 'solver unreachable' },
  ]);
});

test('metrics name the unit and its memory', async () => {
  const base = await start({ metrics: new Metrics('solver') });
  const response = await fetch(`${base}/metrics`);
  expect(response.headers.get('content-type')).toContain('version=0.0.4');
  expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
});

test('an unknown path is 404, a failing route 500, and the server goes on', async () => {
  const base = await start({
    routes: {
      'GET /fails': () => {
        throw new Error('no luck');
      },
      'POST /echo': (_request, response) => sendJson(response, 201, { ok: true }),
    },
  });
  const statuses = [
    (await fetch(`${base}/none`)).status,
    (await fetch(`${base}/fails`)).status,
    (await fetch(`${base}/echo`, { method: 'POST' })).status,
    (await fetch(`${base}/healthz`)).status,
  ];
  expect(statuses).toEqual([404, 500, 201, 200]);
});

test('a taken port is a coded error', async () => {
  const base = await start();
  const port = Number(new URL(base).port);
  await expect(start({ port })).rejects.toMatchObject({ code: 'ADDRESS_IN_USE', exitCode: 3 });
});
