import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogFileTail } from '../../../src/stack/drivers/log-file-tail.ts';
import { runningWorkspaces } from '../../../src/stack/drivers/process/registry.ts';
import { UnitLog } from '../../../src/stack/drivers/process/supervisor/unit-log.ts';
import { isPortFree } from '../../../src/stack/ports/port-free.ts';
import { findPortHolder } from '../../../src/stack/ports/port-holder.ts';
import { PortReservations } from '../../../src/stack/ports/port-reservations.ts';
import { identify, isAlive, startTimeOf } from '../../../src/stack/process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('processes', () => {
  test('are told apart from later ones of the same number', () => {
    const self = identify(process.pid);
    expect(self && isAlive(self)).toBe(true);
    expect(isAlive({ pid: process.pid, startTime: '1' })).toBe(false);
  });

  test('that have ended count as gone, also while nobody has collected them', async () => {
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    await new Promise((resolve) => child.once('exit', resolve));
    expect(startTimeOf(child.pid!)).toBeUndefined();
  });
});

describe('ports', () => {
  test('in use are known with the process that holds them', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as { port: number };
    expect(await isPortFree('127.0.0.1', port)).toBe(false);
    expect(findPortHolder(port)).toMatchObject({
      pid: process.pid,
      command: expect.stringContaining('node'),
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await isPortFree('127.0.0.1', port)).toBe(true);
    expect(findPortHolder(port)).toBeUndefined();
  });

  test('are reserved for one command until it ends', () => {
    const first = new PortReservations(folder, 0);
    const second = new PortReservations(folder, 0);
    expect([first.reserve(50051), second.reserve(50051), second.reserve(50052)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(first.reserve(50051)).toBe(true);
    first.release();
    expect(second.reserve(50051)).toBe(true);
  });
});

describe('the registry of running workspaces', () => {
  test('forgets those whose supervisor is dead', () => {
    const entry = { workspace: '/somewhere', startedAt: 1, socket: '/run/x.sock' };
    const alive = { ...entry, supervisor: identify(process.pid) };
    writeFileSync(join(folder, 'alive.json'), JSON.stringify(alive));
    writeFileSync(
      join(folder, 'dead.json'),
      JSON.stringify({ ...entry, supervisor: { pid: 1, startTime: 'x' } }),
    );
    writeFileSync(join(folder, 'torn.json'), '{"workspace"');
    writeFileSync(join(folder, 'nobody.json'), JSON.stringify({ ...entry, supervisor: {} }));
    writeFileSync(join(folder, 'null.json'), 'null');
    expect(runningWorkspaces(folder)).toEqual([alive]);
    expect(readdirSync(folder)).toEqual(['alive.json']);
  });
});

describe('the log of a unit', () => {
  const write = (log: UnitLog, ...lines: string[]) => {
    for (const line of lines) log.write(line);
    log.flush();
  };

  test('is rotated by size, and a reader follows it across the rotation', () => {
    const path = join(folder, 'unit.log');
    const log = new UnitLog({
      path,
      secrets: [],
      clock: systemClock,
      maximumBytes: 100,
      keepFiles: 2,
    });
    const tail = new LogFileTail('unit', path);
    const seen: string[] = [];
    for (let number = 1; number <= 9; number += 1) {
      write(log, `line ${number} ${'x'.repeat(30)}`);
      seen.push(...tail.readNew().map(({ text }) => text.slice(0, 6)));
    }
    tail.close();
    expect(seen).toEqual(Array.from({ length: 9 }, (_, index) => `line ${index + 1}`));
    expect(readdirSync(folder).sort()).toEqual(['unit.log', 'unit.log.1', 'unit.log.2']);
    const later = new LogFileTail('unit', path);
    expect(later.readAll().map(({ text }) => text.slice(0, 6))).toEqual([
      'line 7',
      'line 8',
      'line 9',
    ]);
    later.close();
  });

  test('keeps the last lines of the current run in memory, and no secret anywhere', () => {
    const path = join(folder, 'unit.log');
    const log = new UnitLog({
      path,
      secrets: ['s3cr3t-value'],
      clock: { now: () => 0, monotonic: () => 0 },
    });
    write(log, 'from an earlier run');
    log.begin();
    log.remark('started');
    write(log, ...Array.from({ length: 25 }, (_, index) => `s3cr3t-value ${index}`));
    expect(log.recent()).toHaveLength(20);
    expect(log.recent()[0]).toBe('[redacted] 5');
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('s3cr3t');
    expect(text.split('\n').slice(0, 3)).toEqual([
      '1970-01-01T00:00:00.000Z from an earlier run',
      '1970-01-01T00:00:00.000Z --- started',
      '1970-01-01T00:00:00.000Z [redacted] 0',
    ]);
  });

  test('loses lines rather than the unit when it cannot be written', () => {
    const log = new UnitLog({ path: join(folder, 'unit.log'), secrets: [], clock: systemClock });
    rmSync(folder, { recursive: true });
    write(log, 'nowhere to go');
    expect(log.recent()).toEqual(['nowhere to go']);
  });
});
