import { describe, expect, test } from 'vitest';
import { isStackState } from '../../../src/stack/drivers/process/is-stack-state.ts';

const unit = {
  name: 'solver',
  kind: 'daemon',
  state: 'healthy',
  configuration: { command: 'node' },
  ports: [{ variable: 'SOLVER_PORT', port: 50_051 }],
  dependsOn: [],
  restarts: 0,
};
const state = {
  version: 1,
  workspace: '/w',
  fingerprintKey: 'ab',
  ports: { 'solver.SOLVER_PORT': 50_051 },
  units: [unit],
};
const supervisor = { pid: 7, startTime: '12', startedAt: 1, socket: '/run/a.sock' };

describe('a snapshot that was read', () => {
  test('is used when every part has its shape, with a supervisor or without', () => {
    expect(isStackState(state)).toBe(true);
    expect(isStackState({ ...state, supervisor })).toBe(true);
    const process = { pid: 8, startTime: '13' };
    expect(isStackState({ ...state, units: [{ ...unit, process }], later: 'field' })).toBe(true);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['the version alone', { version: 1 }],
    ['another version', { ...state, version: 2 }],
    ['units that are no list', { ...state, units: { solver: unit } }],
    ['a unit that is nothing', { ...state, units: [null] }],
    ['a unit without settings', { ...state, units: [{ ...unit, configuration: undefined }] }],
    ['a unit with wrong ports', { ...state, units: [{ ...unit, ports: [{}] }] }],
    ['a unit with wrong dependencies', { ...state, units: [{ ...unit, dependsOn: 3 }] }],
    ['a process without a start', { ...state, units: [{ ...unit, process: { pid: 8 } }] }],
    ['a port that is a text', { ...state, ports: { 'solver.SOLVER_PORT': 'x' } }],
    ['no ports', { ...state, ports: null }],
    ['a supervisor without a socket', { ...state, supervisor: { pid: 7, startTime: '12' } }],
  ])('is not used when it holds %s', (_name, value) => {
    expect(isStackState(value)).toBe(false);
  });
});
