import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { UnitLog } from '../../../src/stack/drivers/process/supervisor/unit-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'pokerbot-log-'));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('lines that could not be written are told once, and counted where writing goes on', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const path = join(folder, 'logs', 'alpha.log');
  const clock = { now: () => 0, monotonic: () => 0 };
  const log = new UnitLog({ path, secrets: [], clock });
  rmSync(join(folder, 'logs'), { recursive: true });
  for (const line of ['one', 'two']) {
    log.write(line);
    log.flush();
  }
  expect(told.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/^lines are being lost: ENOENT/),
  ]);
  expect(log.recent()).toEqual(['one', 'two']);
  mkdirSync(join(folder, 'logs'));
  log.write('three');
  log.flush();
  const time = '1970-01-01T00:00:00.000Z';
  expect(readFileSync(path, 'utf8')).toBe(
    `\n${time} --- 2 lines before this one could not be written\n${time} three\n`,
  );
});

test.each([
  ['a value longer than a line that is kept', 'x'.repeat(60_000), ''],
  ['a value where the line is cut', 'sk-value-of-a-unit', '.'.repeat(16_380)],
])('hides %s', (_, value, before) => {
  const path = join(folder, 'logs', 'beta.log');
  const clock = { now: () => 0, monotonic: () => 0 };
  const log = new UnitLog({ path, secrets: [value], clock });
  log.write(`${before}${value}`);
  log.flush();
  expect(readFileSync(path, 'utf8')).not.toContain(value.slice(0, 4));
});
