import { describe, expect, test } from 'vitest';
import type { ObservedStack } from '../../../src/stack/observed-stack.ts';
import { assignPorts, type PortRequest } from '../../../src/stack/ports/assign-ports.ts';
import { portTaken } from '../../../src/stack/ports/port-taken.ts';
import { found, observed } from './stack-builders.ts';

const request = (unit: string, preferred: number, written?: number): PortRequest => ({
  unit,
  variable: 'PORT',
  host: '127.0.0.1',
  preferred,
  ...(written !== undefined && { written: { port: written, source: '.env:3' } }),
});
const assign = (
  requests: readonly PortRequest[],
  world: { busy?: readonly number[]; reserved?: readonly number[]; seen?: ObservedStack } = {},
) =>
  assignPorts({
    requests,
    observed: world.seen ?? observed([]),
    isFree: async (_host, port) => !world.busy?.includes(port),
    reserve: (port) => !world.reserved?.includes(port),
  });
const running = (port: number) => found('a', { ports: [{ variable: 'PORT', port }] });

describe('choosing ports', () => {
  test('takes the preferred one, and different ones for different units', async () => {
    const { ports } = await assign([request('a', 100), request('b', 100)]);
    expect(ports).toEqual({ 'a.PORT': 100, 'b.PORT': 101 });
  });

  test('passes over ports that are in use or about to be used by another workspace', async () => {
    const { ports } = await assign([request('a', 100)], { busy: [100, 101], reserved: [102] });
    expect(ports).toEqual({ 'a.PORT': 103 });
  });

  test('keeps the port of a unit that runs', async () => {
    const seen = observed([running(107)]);
    expect((await assign([request('a', 100)], { busy: [107], seen })).ports).toEqual({
      'a.PORT': 107,
    });
  });

  test('keeps the port of a unit that is being stopped and still has it', async () => {
    const ending = { ...running(107), state: 'stopped' as const, pid: 5 };
    const { ports } = await assign([request('a', 100)], { busy: [107], seen: observed([ending]) });
    expect(ports).toEqual({ 'a.PORT': 107 });
  });

  test('takes the port it had before when that is still free', async () => {
    const seen = { ...observed([]), ports: { 'a.PORT': 105 } };
    expect((await assign([request('a', 100)], { seen })).ports).toEqual({ 'a.PORT': 105 });
    expect((await assign([request('a', 100)], { seen, busy: [105] })).ports).toEqual({
      'a.PORT': 100,
    });
  });

  test('never hands out a port that is written down for another unit', async () => {
    const { ports } = await assign([request('a', 100), request('b', 1, 100)]);
    expect(ports).toEqual({ 'a.PORT': 101, 'b.PORT': 100 });
  });

  test('reports a written port that somebody else has', async () => {
    const { conflicts } = await assign([request('a', 1, 100)], { busy: [100] });
    expect(conflicts).toEqual([{ request: request('a', 1, 100), port: 100 }]);
  });

  test('has no quarrel with a written port that a unit of this stack is about to leave', async () => {
    const seen = observed([running(100)]);
    const requests = [request('a', 1, 101), request('b', 1, 100)];
    expect(await assign(requests, { busy: [100], seen })).toEqual({
      ports: { 'a.PORT': 101, 'b.PORT': 100 },
      conflicts: [],
    });
  });

  test('reports a port that is written down twice', async () => {
    const { conflicts } = await assign([request('a', 1, 100), request('b', 1, 100)]);
    expect(conflicts.map((conflict) => conflict.request.unit)).toEqual(['b']);
  });

  test('names variable, place and holder in the error', () => {
    const conflict = { request: request('a', 1, 100), port: 100 };
    const { message, next } = portTaken([{ ...conflict, holder: { pid: 7, command: 'nginx' } }]);
    expect(message).toBe(
      'Port 100 of `a` (`PORT`, written in .env:3) is held by `nginx` (process 7)',
    );
    expect(next[0]).toBe('Stop process 7');
    expect(portTaken([{ ...conflict, workspace: '/w' }]).message).toContain(
      'is held by the stack of `/w`',
    );
    expect(portTaken([conflict]).message).toContain('is held by another process');
  });
});
