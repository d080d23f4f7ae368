import { toWireDistribution } from '@poker-bot/proto/convert/distribution';
import {
  type AdviseResponse,
  AgentsServiceService,
} from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { SolverServiceService, Source } from '@poker-bot/proto/gen/pokerbot/solver/v1/solver';
import { bindService } from '@poker-bot/proto/serve/service-binding';
import { type RunningServer, startServer } from '@poker-bot/proto/serve/start-server';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import { type Clock, systemClock } from '@poker-bot/shared/clock/clock';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { silentLog } from '@poker-bot/shared/log/log';
import { afterEach, describe, expect, test } from 'vitest';
import { createAdvisors } from '../../../src/advisors/create-advisors.ts';
import type { Advisor } from '../../../src/decision/advisor.ts';
import { decide } from '../../../src/decision/decide.ts';
import { toDecisionNote } from '../../../src/decision/decision-note.ts';
import { call, fold, raise } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const observation = spot();
const open: { stop(): Promise<void> }[] = [];
const advisors: Advisor[] = [];

afterEach(async () => {
  for (const advisor of advisors.splice(0)) await advisor.close?.();
  for (const server of open.splice(0)) await server.stop();
});

async function serve(
  handlers: {
    readonly agents?: (request: unknown) => Promise<AdviseResponse>;
    readonly seen?: (request: unknown) => unknown;
  },
  port = 0,
): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port,
    services: [
      bindService(SolverServiceService, {
        advise: async (request) => {
          await handlers.seen?.(request);
          return {
            distribution: toWireDistribution([
              { action: call, probability: 0.25 },
              { action: raise(250), probability: 0.75 },
            ]),
            confidence: 0.9,
            source: Source.HEURISTIC,
            explanation: '',
          };
        },
        // biome-ignore lint/correctness/useYield: refuses before the first message
        async *solve() {
          throw new RpcError('UNIMPLEMENTED', 'not here');
        },
      }),
      bindService(AgentsServiceService, {
        advise: (request) =>
          handlers.agents?.(request) ??
          Promise.reject(new RpcError('FAILED_PRECONDITION', 'no provider configured')),
        getStatus: () => ({
          providers: [],
          budgetTokens: 0,
          spentTokens: 0,
          adviceTokens: 0,
          adviceMs: 0,
        }),
        checkKey: () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'not here')),
      }),
    ],
  });
  const running = { stop: () => server.stop(0) };
  open.push(running);
  return server;
}

async function connect(
  port: number,
  types: readonly ('solver' | 'agents' | 'heuristic')[],
  clock: Clock = systemClock,
  more: Readonly<Record<string, string>> = {},
  patienceMs?: number,
) {
  const address = `127.0.0.1:${port}`;
  const made = await createAdvisors({
    config: botConfig.parse({ name: 'tested', advisors: types.map((type) => ({ type })) }),
    environment: loadEnvironment('orchestrator', {
      SOLVER_ADDR: address,
      AGENTS_ADDR: address,
      ...more,
    }),
    log: silentLog,
    clock,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  advisors.push(...made);
  return made;
}

function ask(asked: readonly Advisor[]) {
  return decide(observation, {
    advisors: asked,
    clock: systemClock,
    handSeed: 'seed/0',
    sessionId: 'night',
    budgetMs: 10_000,
    selection: 'best',
  });
}

describe('advisors that are services', () => {
  test('are asked over the wire with work and seed, and answer into the blend', async () => {
    const requests: unknown[] = [];
    const { port } = await serve({ seen: (request) => requests.push(request) });
    const decision = await ask(await connect(port, ['solver']));
    expect(decision).toMatchObject({ action: raise(250), degraded: false });
    expect(decision.advisors[0]).toMatchObject({
      name: 'solver',
      outcome: 'answered',
      advice: { source: 'HEURISTIC', confidence: 0.9 },
    });
    expect(requests).toMatchObject([
      { observation: { handId: 'spot', seat: 1 }, work: { samples: 400, seed: 'seed/0/1/0' } },
    ]);
  });

  test('fail without being asked where they are switched off', async () => {
    const requests: unknown[] = [];
    const { port } = await serve({
      seen: (request) => requests.push(request),
      agents: (request) => {
        requests.push(request);
        return Promise.reject(new RpcError('RESOURCE_EXHAUSTED', 'spent'));
      },
    });
    const off = { SOLVER_ADDR: 'none', SOLVER_PORT: `${port}`, AGENTS_ADDR: 'none' };
    const asked = await connect(port, ['solver', 'agents', 'heuristic'], systemClock, off);
    const decision = await ask(asked);
    expect(decision.degraded).toBe(true);
    expect(decision.advisors).toMatchObject([
      { name: 'solver', outcome: 'failed', reason: expect.stringContaining('switched off') },
      { name: 'agents', outcome: 'failed', reason: expect.stringContaining('switched off') },
      { name: 'heuristic', outcome: 'answered' },
    ]);
    expect(requests).toEqual([]);
  });

  test('are told which session pays', async () => {
    const requests: unknown[] = [];
    const { port } = await serve({
      agents: (request) => {
        requests.push(request);
        return Promise.reject(new RpcError('RESOURCE_EXHAUSTED', 'spent'));
      },
    });
    const decision = await ask(await connect(port, ['agents']));
    expect(requests).toMatchObject([{ sessionId: 'night', seed: 'seed/0/1/0' }]);
    expect(decision.advisors[0]).toMatchObject({ outcome: 'failed', reason: 'spent' });
  });

  test.each([
    [['\x1b[31mIt is\n cheap.'], '[31mIt is cheap.'],
    [['It is cheap.', 'He bluffs.'], 'It is cheap. He bluffs.'],
    [['so '.repeat(1_000)], 'so '.repeat(100).trim()],
    [[], undefined],
    [[''], undefined],
  ])('say why in one line that no terminal obeys: %j', async (said, rationale) => {
    const distribution = toWireDistribution([{ action: call, probability: 1 }]);
    const opinion = { persona: '', provider: '', weight: 1, distribution, confidence: 1 };
    const opinions = said.map((words) => ({ ...opinion, latencyMs: 1, rationale: words }));
    const { port } = await serve({
      agents: async () => ({ distribution, confidence: 1, opinions, tokens: 7 }),
    });
    const decision = await ask(await connect(port, ['agents']));
    const [note] = toDecisionNote(decision, { observation, latencies: false }).advisors;
    expect(note).toEqual({
      name: 'agents',
      outcome: 'answered',
      source: 'AGENTS',
      confidence: 1,
      ...(rationale === undefined ? {} : { rationale }),
    });
  });

  test('without a provider are skipped, which degrades nothing', async () => {
    const { port } = await serve({});
    const decision = await ask(await connect(port, ['agents', 'solver']));
    expect(decision.degraded).toBe(false);
    expect(decision.advisors[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'no provider configured',
    });
  });

  test('without a provider are not asked at every decision, but asked again', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const { port } = await serve({
      agents: () => {
        asked += 1;
        return Promise.reject(new RpcError('FAILED_PRECONDITION', 'no provider configured'));
      },
    });
    const made = await connect(port, ['agents'], clock);
    for (const [passing, total] of [
      [0, 1],
      [900, 1],
      [200, 2],
      [0, 2],
    ] as const) {
      clock.time += passing;
      expect((await ask(made)).advisors[0]).toMatchObject({
        outcome: 'skipped',
        reason: 'no provider configured',
      });
      expect(asked).toBe(total);
    }
  });

  test('that break have failed', async () => {
    const { port } = await serve({
      agents: () => Promise.reject(new RpcError('INTERNAL', 'model on fire')),
    });
    const decision = await ask(await connect(port, ['agents', 'solver']));
    expect(decision.advisors.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
  });

  test('that take too long are late, the agents after the time they are given', async () => {
    const { port } = await serve({ agents: () => new Promise<never>(() => undefined) });
    const decision = await ask(
      await connect(port, ['agents', 'solver'], systemClock, { AGENT_MAX_LATENCY_MS: '50' }),
    );
    expect(decision.advisors.map(({ outcome }) => outcome)).toEqual(['late', 'answered']);
    expect(decision.latencyMs).toBeLessThan(5_000);
  });

  test('that are gone fail at once, and answer again when they are back', async () => {
    const server = await serve({});
    const made = await connect(server.port, ['solver']);
    expect((await ask(made)).action).toEqual(raise(250));
    await server.stop(0);
    const lost = await ask(made);
    expect(lost).toMatchObject({ action: fold, degraded: true });
    expect(lost.advisors[0]?.outcome).toBe('failed');
    await serve({}, server.port);
    await expect
      .poll(async () => (await ask(made)).action, { timeout: 10_000 })
      .toEqual(raise(250));
  });

  test('that restart are waited for by who has the patience: no decision is degraded', async () => {
    const server = await serve({});
    const made = await connect(server.port, ['solver'], systemClock, {}, 60_000);
    await ask(made);
    await server.stop(0);
    const asked = ask(made);
    await serve({}, server.port);
    expect(await asked).toMatchObject({ action: raise(250), degraded: false });
  });

  test('that are cut off in the middle of an answer are asked again by who has the patience', async () => {
    let begun = () => {};
    const begins = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let asks = 0;
    const hanging = () => {
      asks += 1;
      if (asks === 1) return undefined;
      begun();
      return new Promise(() => undefined);
    };
    const server = await serve({ seen: hanging });
    const made = await connect(server.port, ['solver'], systemClock, {}, 60_000);
    await ask(made);
    const asked = ask(made);
    await begins;
    await server.stop(0);
    await serve({}, server.port);
    expect(await asked).toMatchObject({ action: raise(250), degraded: false });
  });

  test('are not needed for a bot without them', async () => {
    const decision = await ask(await connect(1, ['heuristic']));
    expect(decision.advisors).toMatchObject([{ name: 'heuristic', outcome: 'answered' }]);
  });
});
