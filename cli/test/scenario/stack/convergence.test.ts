import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanResult, StatusResult, UpResult } from '../../../src/stack/use-cases/results.ts';
import { freePorts, ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
let ports: number[];

beforeEach(async () => {
  workspace = new ScenarioWorkspace();
  ports = await freePorts(3);
});
afterEach(() => workspace.dispose());

const declare = (line: string) =>
  workspace.declare({
    alpha: { program: 'healthy', port: ports[0]! },
    beta: {
      program: 'healthy',
      port: ports[1]!,
      environment: { START_LINE: line },
      dependsOn: ['alpha'],
    },
  });
const summaries = (result: UpResult | PlanResult) =>
  result.operations.map(({ kind, target, cause }) => `${kind} ${target}: ${cause.summary}`);

describe('up', () => {
  test('starts everything, and the second time does nothing', async () => {
    declare('one');
    const first = await workspace.json<UpResult>('up');
    expect(summaries(first)).toEqual([
      'prepare supervisor: it does not exist',
      'start alpha: it is not running',
      'start beta: it is not running',
    ]);
    expect(first.units.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'alpha healthy',
      'beta healthy',
    ]);
    const second = await workspace.json<UpResult>('up');
    expect(summaries(second)).toEqual([]);
    expect(second.units.map(({ pid }) => pid)).toEqual(first.units.map(({ pid }) => pid));
    expect((await workspace.run('plan', '--exit-code')).exitCode).toBe(0);
    expect((await workspace.json<PlanResult>('plan')).pending).toBe(false);
  });

  test('replaces only what changed, and says which field', async () => {
    declare('one');
    const before = await workspace.json<UpResult>('up');
    declare('two');
    const planned = await workspace.run('plan', '--exit-code');
    expect(planned).toEqual({
      exitCode: 4,
      stderr: '',
      stdout: [
        '1  stop beta   its configuration changed: START_LINE one → two',
        '2  start beta  its configuration changed: START_LINE one → two (after 1)',
        '',
        '2 operations pending; `pokerbot up` carries them out',
        '',
      ].join('\n'),
    });
    const after = await workspace.json<UpResult>('up');
    expect(after.units[0]?.pid).toBe(before.units[0]?.pid);
    expect(after.units[1]?.pid).not.toBe(before.units[1]?.pid);
  });

  test('stops what is no longer declared', async () => {
    declare('one');
    await workspace.json('up');
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    expect(summaries(await workspace.json<UpResult>('up'))).toEqual([
      'stop beta: it is no longer declared',
    ]);
    const { units } = await workspace.json<StatusResult>('status');
    expect(units.map(({ name }) => name)).toEqual(['alpha']);
  });

  test('down stops everything, and up brings it back on the same ports', async () => {
    declare('one');
    const before = await workspace.json<UpResult>('up');
    expect(await workspace.json('down')).toEqual({
      stacks: [{ workspace: workspace.folder, stopped: ['beta', 'alpha'], deleted: [] }],
    });
    const { running, units } = await workspace.json<StatusResult>('status');
    expect({ running, states: units.map(({ state }) => state) }).toEqual({
      running: false,
      states: ['stopped', 'stopped'],
    });
    const after = await workspace.json<UpResult>('up');
    expect(after.units.map(({ address }) => address)).toEqual(
      before.units.map(({ address }) => address),
    );
  });

  test('restart starts only the named unit anew', async () => {
    declare('one');
    expect((await workspace.run('restart')).exitCode).toBe(3);
    const before = await workspace.json<UpResult>('up');
    const after = await workspace.json<UpResult>('restart', 'alpha');
    expect(summaries(after)).toEqual([
      'stop alpha: a restart was asked for',
      'start alpha: a restart was asked for',
    ]);
    expect(after.units[1]?.pid).toBe(before.units[1]?.pid);
    const unknown = await workspace.run('restart', 'alpa');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('Did you mean `alpha`?');
  });
});
