import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { readSession } from '@poker-bot/logger/hands/read-session';
import { SolverServiceService } from '@poker-bot/proto/gen/pokerbot/solver/v1/solver';
import { bindService } from '@poker-bot/proto/serve/service-binding';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RiskState } from '../../src/risk/risk-state.ts';
import { Daemon } from '../support/daemon.ts';
import { netOf } from '../support/play-session.ts';

/** Nobody listens on port 1. */
const nowhere = '127.0.0.1:1';
const patience = { timeout: 20_000, interval: 20 };
let folder: string;
let daemons: Daemon[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orchestrator-'));
  daemons = [];
  writeConfig({});
});
afterEach(async () => {
  await Promise.all(daemons.map((daemon) => daemon.kill('SIGKILL')));
  rmSync(folder, { recursive: true });
});

function writeConfig(more: object): void {
  const advisors = [{ type: 'solver' }, { type: 'agents' }, { type: 'heuristic', samples: 20 }];
  writeFileSync(join(folder, 'bot.json'), JSON.stringify({ name: 'tested', advisors, ...more }));
}

function launch(environment: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const daemon = new Daemon(
    {
      BOT_CONFIG: join(folder, 'bot.json'),
      LOGGER_OUTPUT_DIR: join(folder, 'hands'),
      RISK_STATE_PATH: join(folder, 'risk.json'),
      SOLVER_ADDR: nowhere,
      AGENTS_ADDR: nowhere,
      ...environment,
    },
    args,
  );
  daemons.push(daemon);
  return daemon;
}

async function started(daemon: Daemon): Promise<Daemon> {
  await expect.poll(() => daemon.said('started').length || daemon.errors, patience).toBe(1);
  return daemon;
}

async function hasPlayed(daemon: Daemon, hands: number): Promise<void> {
  const played = async () => (await daemon.get('/session')).body.hands;
  await expect.poll(played, patience).toBeGreaterThanOrEqual(hands);
}

async function records(): Promise<HandRecord[]> {
  const found: HandRecord[] = [];
  const name = { prefix: 'session', sessionId: 'night' };
  for await (const { record } of readSession(join(folder, 'hands'), name)) found.push(record);
  return found;
}

function risk(): RiskState {
  return JSON.parse(readFileSync(join(folder, 'risk.json'), 'utf8'));
}

describe('the orchestrator', () => {
  test('is ready without services that are switched off, also where it was to wait for them', async () => {
    const waits = { ORCH_PING_SOLVER: 'true', ORCH_PING_VISION: 'true' };
    const off = { SOLVER_ADDR: 'none', VISION_SERVICE_URL: 'none', AGENTS_ADDR: 'none' };
    const daemon = await started(launch({ ...waits, ...off }));
    expect(await daemon.get('/readyz')).toEqual({ status: 200, body: { ready: true } });
  });

  test('is idle, healthy and measured until a session starts', async () => {
    const daemon = await started(launch());
    expect(await daemon.get('/session')).toEqual({ status: 200, body: { state: 'idle' } });
    expect(await daemon.get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await daemon.get('/readyz')).toEqual({ status: 200, body: { ready: true } });
    expect(await daemon.text('/metrics')).toContain('pokerbot_hands_total{unit="orchestrator"} 0');
    expect(await daemon.kill('SIGTERM')).toBe(0);
    expect(daemon.errors).toBe('');
  });

  test('plays a session at boot though its services are dead, every hand degraded and logged', async () => {
    const daemon = await started(launch({ SESSION_ID: 'night' }));
    await hasPlayed(daemon, 20);
    const { body } = await daemon.get('/session');
    expect(body).toMatchObject({ sessionId: 'night', state: 'running', bot: 'tested' });
    const metrics = await daemon.text('/metrics');
    expect(metrics).toMatch(/pokerbot_advice_total\{advisor="solver",outcome="failed".*\} \d+/);
    expect(metrics).toMatch(
      /pokerbot_advice_total\{advisor="heuristic",outcome="answered".*\} \d+/,
    );
    expect(await daemon.kill('SIGTERM')).toBe(0);
    const [over] = daemon.said('session over');
    expect(over).toMatchObject({ reason: 'The orchestrator stops' });
    const hands = await records();
    expect(hands.map(({ index }) => index)).toEqual([...Array(over?.hands).keys()]);
    expect(risk().session).toEqual({
      id: 'night',
      hands: hands.length,
      net: netOf(hands),
      lastIndex: hands.length - 1,
    });
  });

  test('killed at any moment loses no hand and no loss: log and risk state agree at the next boot', async () => {
    let played = 0;
    for (let round = 1; round <= 3; round += 1) {
      const daemon = await started(launch({ SESSION_ID: 'night' }));
      await hasPlayed(daemon, 7 * round);
      await daemon.kill('SIGKILL');
      const checking = await started(launch());
      await checking.kill('SIGTERM');
      const hands = await records();
      expect(hands.length).toBeGreaterThanOrEqual(played + 7 * round);
      played = hands.length;
      expect(hands.map(({ index }) => index)).toEqual([...Array(played).keys()]);
      expect(risk().session).toEqual({
        id: 'night',
        hands: played,
        net: netOf(hands),
        lastIndex: played - 1,
      });
    }
  });

  test('is not ready before the solver has answered, degraded when it is lost, well when it is back', async () => {
    const solver = () =>
      startServer({
        host: '127.0.0.1',
        port,
        services: [
          bindService(SolverServiceService, {
            advise: () => Promise.reject(new RpcError('UNAVAILABLE', 'not here')),
            // biome-ignore lint/correctness/useYield: refuses before the first message
            async *solve() {
              throw new RpcError('UNIMPLEMENTED', 'not here');
            },
          }),
        ],
      });
    let port = 0;
    const first = await solver();
    port = first.port;
    await first.stop(0);
    const address = `127.0.0.1:${port}`;
    const daemon = await started(launch({ ORCH_PING_SOLVER: 'true', SOLVER_ADDR: address }));
    expect(await daemon.get('/readyz')).toEqual({
      status: 503,
      body: { ready: false, reason: `waiting for solver at ${address}` },
    });
    const second = await solver();
    await expect
      .poll(() => daemon.get('/readyz'), patience)
      .toEqual({
        status: 200,
        body: { ready: true },
      });
    await second.stop(0);
    await expect
      .poll(() => daemon.get('/readyz'), patience)
      .toEqual({
        status: 200,
        body: { ready: true, reason: `degraded: solver at ${address} does not answer` },
      });
    const third = await solver();
    await expect
      .poll(() => daemon.get('/readyz'), patience)
      .toEqual({
        status: 200,
        body: { ready: true },
      });
    await daemon.kill('SIGTERM');
    await third.stop(0);
  });

  test('says that the host of its solver cannot be found', async () => {
    const address = 'solver.invalid:50051';
    const daemon = await started(launch({ ORCH_PING_SOLVER: 'true', SOLVER_ADDR: address }));
    await expect
      .poll(async () => (await daemon.get('/readyz')).body.reason, patience)
      .toMatch(/^waiting for solver at solver\.invalid:50051 \((ENOTFOUND|EAI_AGAIN)\)$/);
    await daemon.kill('SIGTERM');
  });

  test('waits for the vision service only when it is to', async () => {
    const environment = { ORCH_PING_VISION: 'true', VISION_SERVICE_URL: '127.0.0.1:1' };
    const daemon = await started(launch(environment));
    expect(await daemon.get('/readyz')).toEqual({
      status: 503,
      body: { ready: false, reason: 'waiting for vision at 127.0.0.1:1' },
    });
    await daemon.kill('SIGTERM');
  });

  test('finishes its hand when told to stop while nobody answers any more', async () => {
    let asked = 0;
    const silent = await startServer({
      host: '127.0.0.1',
      port: 0,
      services: [
        bindService(SolverServiceService, {
          advise: () => {
            asked += 1;
            return new Promise<never>(() => undefined);
          },
          // biome-ignore lint/correctness/useYield: refuses before the first message
          async *solve() {
            throw new RpcError('UNIMPLEMENTED', 'not here');
          },
        }),
      ],
    });
    writeConfig({ advisors: [{ type: 'solver' }], decision: { budgetMs: 60_000 } });
    const address = `127.0.0.1:${silent.port}`;
    const daemon = await started(launch({ SESSION_ID: 'night', SOLVER_ADDR: address }));
    await expect.poll(() => asked, patience).toBe(1);
    expect(await daemon.kill('SIGTERM')).toBe(0);
    expect(daemon.said('session over')).toMatchObject([{ reason: 'The orchestrator stops' }]);
    const hands = await records();
    expect(hands).toHaveLength(1);
    expect(hands[0]?.decisions?.[0]).toMatchObject({
      advisors: [{ name: 'solver', outcome: 'late' }],
      guards: [{ guard: 'safe-action', verdict: 'replaced' }],
      degraded: true,
    });
    await silent.stop(0);
  });

  test('takes up a changed configuration between hands, and refuses a bad one', async () => {
    const daemon = await started(launch({ SESSION_ID: 'night', CONFIG_WATCH: 'true' }));
    await hasPlayed(daemon, 1);
    writeFileSync(join(folder, 'bot.json'), '{"name": "half');
    const refused = () => daemon.said('bot configuration refused, the old one is kept').length;
    // Once or twice: writing a file empties it first, and that may be seen.
    await expect.poll(refused, patience).toBeGreaterThanOrEqual(1);
    expect((await daemon.get('/session')).body).toMatchObject({ state: 'running', bot: 'tested' });
    writeConfig({ name: 'changed', guards: { risk: { maxHandsPerSession: 1 } } });
    const report = async () => (await daemon.get('/session')).body;
    await expect.poll(report, patience).toMatchObject({ bot: 'changed', state: 'stopped' });
    expect(await daemon.kill('SIGTERM')).toBe(0);
  });
});

describe('an orchestrator that cannot start says why in one coded message', () => {
  test.each([
    ['a missing configuration', { BOT_CONFIG: '/nowhere/bot.json' }, 2, 'CONFIG_UNREADABLE: '],
    ['a bad variable', { ORCH_HTTP_PORT: 'http' }, 2, 'ENV_INVALID: `ORCH_HTTP_PORT` is `http`'],
    ['half of TLS', { GRPC_TLS_CERT_PATH: '/nowhere.pem' }, 2, 'TLS_UNREADABLE: '],
  ])('for %s', async (_, environment, code, message) => {
    const daemon = launch(environment);
    expect(await daemon.exited).toBe(code);
    expect(daemon.errors).toContain(message);
    expect(daemon.errors).toContain('\nhint: ');
  });

  test('for a damaged risk state', async () => {
    writeFileSync(join(folder, 'risk.json'), '{"version":');
    const daemon = launch();
    expect(await daemon.exited).toBe(1);
    expect(daemon.errors).toContain('RISK_STATE_DAMAGED: ');
  });

  test('for a port that is taken', async () => {
    const first = await started(launch());
    const second = launch({ ORCH_HTTP_PORT: String(first.port) });
    expect(await second.exited).toBe(3);
    expect(second.errors).toContain(`ADDRESS_IN_USE: Port ${first.port} on 127.0.0.1 is in use`);
  });

  test('for an address that is not of this machine', async () => {
    const daemon = launch({ HTTP_BIND_HOST: '192.0.2.1' });
    expect(await daemon.exited).toBe(2);
    expect(daemon.errors).toContain('ADDRESS_UNUSABLE: listen EADDRNOTAVAIL');
  });

  test('and tells its version, and what it was built from, without starting', async () => {
    const plain = launch({ BOT_CONFIG: '/nowhere' }, ['--version']);
    const built = launch({ GIT_SHA: 'abc1234', BUILD_TS: '2026-01-31T12:00:00Z' }, ['--version']);
    expect([await plain.exited, await built.exited]).toEqual([0, 0]);
    expect(plain.output).toMatch(/^orchestrator \d+\.\d+\.\d+\n$/);
    expect(built.output).toMatch(/^orchestrator \S+ \(abc1234, 2026-01-31T12:00:00Z\)\n$/);
  });
});
