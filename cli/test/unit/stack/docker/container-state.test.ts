import { describe, expect, test } from 'vitest';
import { daemonOf, ownerOf } from '../../../../src/stack/drivers/docker/labels.ts';
import {
  type EngineState,
  unitState,
} from '../../../../src/stack/drivers/docker/observe/container-state.ts';
import {
  type FoundDaemon,
  observedDaemon,
} from '../../../../src/stack/drivers/docker/observe/observe-containers.ts';

const state = (change: Partial<EngineState>): EngineState => ({
  Status: 'running',
  ExitCode: 0,
  OOMKilled: false,
  Error: '',
  ...change,
});
const health = (Status: string, ...outputs: string[]) => ({
  Health: { Status, Log: outputs.map((Output) => ({ ExitCode: 1, Output })) },
});
const timeout = 'Health check exceeded timeout (3s)';

describe('the state of a unit in a container', () => {
  test.each<[string, Partial<EngineState>, object]>([
    ['runs without a check', {}, { state: 'healthy' }],
    ['is healthy', health('healthy', 'SERVING\n'), { state: 'healthy' }],
    ['was not looked at yet', health('starting'), { state: 'starting' }],
    [
      'is not ready yet',
      health('starting', 'not ready: warming up\n'),
      { state: 'starting', detail: 'not ready: warming up' },
    ],
    [
      'gave no answer once',
      health('starting', timeout),
      { state: 'starting', detail: 'no answer within 3000 ms' },
    ],
    [
      'gave no answer three times while it was starting',
      health('starting', timeout, timeout, timeout),
      { state: 'hung', detail: 'no answer within 3000 ms' },
    ],
    [
      'says that it is not ready',
      health('unhealthy', 'not ready: no model\n'),
      { state: 'unhealthy', detail: 'not ready: no model' },
    ],
    [
      'does not answer any more',
      health('unhealthy', 'no answer within 2000 ms\n'),
      { state: 'hung', detail: 'no answer within 2000 ms' },
    ],
    [
      'has a check that says nothing',
      health('unhealthy', ''),
      { state: 'unhealthy', detail: 'the health check ended with exit code 1' },
    ],
    ['is paused', { Status: 'paused' }, { state: 'hung', detail: 'it is paused' }],
    [
      'is about to be started again',
      { Status: 'restarting', ExitCode: 1 },
      { state: 'restarting', detail: 'exit code 1' },
    ],
    ['was created', { Status: 'created' }, { state: 'stopped' }],
    [
      'is being removed',
      { Status: 'removing' },
      { state: 'stopped', detail: 'it is being removed' },
    ],
    ['ended', { Status: 'exited', ExitCode: 3 }, { state: 'failed', detail: 'exit code 3' }],
    [
      'was killed',
      { Status: 'exited', ExitCode: 137 },
      { state: 'failed', detail: 'ended by SIGKILL' },
    ],
    [
      'needed too much memory',
      { Status: 'exited', ExitCode: 137, OOMKilled: true },
      {
        state: 'failed',
        detail: 'killed because it reached its memory limit (exit code 137)',
      },
    ],
    [
      'could not be started again',
      { Status: 'exited', ExitCode: 127, Error: 'mount failed' },
      { state: 'failed', detail: 'mount failed' },
    ],
    ['is dead', { Status: 'dead', ExitCode: 1 }, { state: 'failed', detail: 'exit code 1' }],
  ])('that %s', (_name, change, expected) => {
    expect(unitState(state(change), { settled: true })).toEqual(expected);
  });

  test('is not judged by its age where a check says that it is healthy', () => {
    expect(unitState(state(health('healthy', 'SERVING\n')), { settled: false })).toEqual({
      state: 'healthy',
    });
  });

  test('counts every unit of a duration', () => {
    const limit = health('unhealthy', 'Health check exceeded timeout (1m1.5s): partial');
    expect(unitState(state(limit), { settled: true }).detail).toBe('no answer within 61500 ms');
  });
});

describe('a unit without a check', () => {
  const now = Date.parse('2026-03-01T12:00:00.000Z');
  const observed = (startedMsAgo: number, more: { restarts?: number; workedIn?: string } = {}) =>
    observedDaemon({
      labelled: { name: 'alpha', configuration: {}, ports: [], dependsOn: [] },
      inspected: {
        Id: 'abc',
        RestartCount: more.restarts ?? 0,
        State: {
          ...state({}),
          Running: true,
          StartedAt: new Date(now - startedMsAgo).toISOString(),
        },
        NetworkSettings: { Networks: { ours: {} } },
      } as unknown as FoundDaemon['inspected'],
      remembered: { workedIn: more.workedIn } as FoundDaemon['remembered'],
      asked: undefined,
      network: 'ours',
      now,
    }).state;

  test.each<[string, number, Parameters<typeof observed>[1], string]>([
    ['has only just been started', 200, {}, 'starting'],
    ['was started long enough ago', 1_500, {}, 'healthy'],
    ['was found to work', 200, { workedIn: 'abc' }, 'healthy'],
    ['worked in an earlier container', 200, { workedIn: 'def' }, 'starting'],
    ['worked and has ended since', 200, { workedIn: 'abc', restarts: 7 }, 'starting'],
    ['has ended and runs on since', 1_500, { workedIn: 'abc', restarts: 7 }, 'healthy'],
    ['runs where the clock is far ahead', -60_000, { restarts: 1 }, 'healthy'],
  ])('that %s', (_name, startedMsAgo, more, expected) => {
    expect(observed(startedMsAgo, more)).toBe(expected);
  });
});

describe('a container that has ended', () => {
  const ended = (stopping: string | undefined) =>
    observedDaemon({
      labelled: { name: 'alpha', configuration: {}, ports: [], dependsOn: [] },
      inspected: {
        Id: 'abc',
        RestartCount: 0,
        State: { ...state({ Status: 'exited', ExitCode: 143 }), Running: false },
        NetworkSettings: { Networks: {} },
      } as unknown as FoundDaemon['inspected'],
      remembered: { stopping } as FoundDaemon['remembered'],
      asked: undefined,
      network: 'ours',
      now: 0,
    });

  test('has failed, unless a command has asked it to end', () => {
    expect(ended(undefined)).toMatchObject({ state: 'failed', detail: 'ended by SIGTERM' });
    expect(ended('def')).toMatchObject({ state: 'failed', detail: 'ended by SIGTERM' });
    expect(ended('abc')).toMatchObject({ state: 'stopped', detail: 'it is being stopped' });
  });
});

describe('labels that somebody else wrote', () => {
  test.each<[Record<string, string>]>([
    [{}],
    [{ 'pokerbot.unit': 'alpha' }],
    [{ 'pokerbot.unit': 'alpha', 'pokerbot.kind': 'job' }],
  ])('are no daemon: %o', (labels) => {
    expect(daemonOf(labels)).toBeUndefined();
  });

  test('count as absent where they cannot be read', () => {
    expect(
      daemonOf({
        'pokerbot.unit': 'alpha',
        'pokerbot.kind': 'daemon',
        'pokerbot.configuration': 'null',
        'pokerbot.ports': '[{"port":"x"},3]',
        'pokerbot.depends-on': '{',
      }),
    ).toEqual({ name: 'alpha', configuration: {}, ports: [], address: undefined, dependsOn: [] });
    expect(ownerOf({ 'pokerbot.owner': '{"pid":1}' })).toBeUndefined();
  });
});
