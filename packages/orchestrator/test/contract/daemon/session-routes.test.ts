import { silentLog } from '@poker-bot/shared/log/log';
import { type AdminServer, serveAdmin } from '@poker-bot/shared/unit/admin-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionRoutes } from '../../../src/daemon/session-routes.ts';
import type { SessionSupervisor } from '../../../src/session/session-supervisor.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;
let supervisor: SessionSupervisor;
let server: AdminServer;

beforeEach(async () => {
  kit = new SessionKit();
  supervisor = await kit.open();
  server = await serveAdmin({
    host: '127.0.0.1',
    port: 0,
    readiness: () => ({ ready: true }),
    routes: sessionRoutes(supervisor, silentLog),
  });
});
afterEach(async () => {
  await supervisor.close(1_000);
  await server.close();
  await kit.remove();
});

async function send(path: string, init: RequestInit = {}) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    ...init,
  });
  return { status: response.status, body: (await response.json()) as { readonly state?: string } };
}

function start(body: unknown, headers: Record<string, string> = {}) {
  return send('/session/start', {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('the session API', () => {
  test('starts, pauses, resumes and stops a session', async () => {
    expect(await send('/session', { method: 'GET' })).toEqual({
      status: 200,
      body: { state: 'idle' },
    });
    expect(await start({ sessionId: 'api', seats: 2 })).toMatchObject({
      status: 200,
      body: { sessionId: 'api', state: 'running', seats: 2 },
    });
    expect(await send('/session/pause')).toMatchObject({ body: { state: 'paused' } });
    expect(await send('/session/resume')).toMatchObject({ body: { state: 'running' } });
    expect((await send('/session/stop')).status).toBe(200);
    await expect
      .poll(async () => (await send('/session', { method: 'GET' })).body.state)
      .toBe('stopped');
  });

  test('needs no body to start: the session gets an id of its own', async () => {
    expect(await send('/session/start')).toMatchObject({
      status: 200,
      body: { sessionId: 's20260131-120000', state: 'running', seats: 6 },
    });
  });

  test('says in one coded document what cannot be done now', async () => {
    expect(await send('/session/stop')).toEqual({
      status: 409,
      body: {
        code: 'SESSION_NOT_RUNNING',
        message: 'There is no session to do this with',
        next: ['Start one: `POST /session/start`'],
      },
    });
    await start({});
    expect(await start({})).toMatchObject({
      status: 409,
      body: { code: 'SESSION_ALREADY_RUNNING' },
    });
  });

  test.each([
    ['{"seats": 1}', '`seats`: '],
    ['{"seats": "six"}', '`seats`: '],
    ['{"hands": 0}', '`hands`: '],
    ['{"sessionId": "../up"}', '`sessionId`: expected letters'],
    ['{"opponents": ["nobody"]}', '`opponents.0`: '],
    ['{"colour": 1}', 'Unrecognized key: "colour"'],
    ['{"seats"', 'The body is not JSON'],
    ['[]', '`(root)`: '],
    [`{"seed": "${'x'.repeat(70_000)}"}`, 'larger than 65536 bytes'],
  ])('refuses %s', async (body, message) => {
    expect(await start(body)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID', message: expect.stringContaining(message) },
    });
    expect(supervisor.report).toEqual({ state: 'idle' });
  });

  test('refuses what a page of another origin can send', async () => {
    const foreign = await start({}, { origin: 'https://evil.example' });
    expect(foreign).toMatchObject({
      status: 400,
      body: { message: 'Pages of `https://evil.example` may not control sessions' },
    });
    const form = await start({}, { 'content-type': 'text/plain' });
    expect(form).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    const own = await start({}, { origin: `http://127.0.0.1:${server.port}` });
    expect(own.status).toBe(200);
  });
});
