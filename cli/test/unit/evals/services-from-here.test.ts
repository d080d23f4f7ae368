import { expect, test } from 'vitest';
import { servicesFromHere } from '../../../src/evals/services-from-here.ts';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';

type Unit = StatusResult['units'][number];

function unit(name: string, more: Partial<Unit> = {}): Unit {
  return {
    name,
    kind: 'daemon',
    state: 'healthy',
    address: '127.0.0.1:1234',
    ports: [],
    pid: 1,
    uptimeMs: 1,
    restarts: 0,
    memoryBytes: 1,
    detail: null,
    failure: null,
    ...more,
  };
}

test('services that consumers are told of are found where the stack says', () => {
  const units = [
    unit('solver'),
    unit('agents', { address: '127.0.0.1:5' }),
    unit('orchestrator'),
    unit('toString'),
    unit('of-somebody'),
  ];
  const status = { workspace: 'w', driver: 'docker', running: true, units, secretsDue: [] };
  expect(servicesFromHere(status)).toEqual({
    SOLVER_ADDR: '127.0.0.1:1234',
    AGENTS_ADDR: '127.0.0.1:5',
  });
});

test('what runs elsewhere or nowhere is left to the settings', () => {
  const units = [unit('solver', { kind: 'external' }), unit('agents', { address: null })];
  const status = { workspace: 'w', driver: 'docker', running: true, units, secretsDue: [] };
  expect(servicesFromHere(status)).toEqual({});
});
