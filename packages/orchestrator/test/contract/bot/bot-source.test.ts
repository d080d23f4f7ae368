import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@poker-bot/shared/log/log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotSource } from '../../../src/bot/bot-source.ts';
import { advice, call, fakeAdvisor } from '../../support/fake-advisor.ts';

let folder: string;
let path: string;
let closed: string[];
let refusals: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bot-'));
  path = join(folder, 'bot.json');
  closed = [];
  refusals = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string): void {
  const aside = join(folder, 'aside.json');
  writeFileSync(aside, JSON.stringify({ name, advisors: [{ type: 'heuristic' }] }));
  renameSync(aside, path);
}

function open(watch: boolean): Promise<BotSource> {
  return BotSource.open({
    path,
    watch,
    log: { ...silentLog, error: (_message, fields) => void refusals.push(fields?.error) },
    makeAdvisors: async ({ name }) => [
      fakeAdvisor(name, () => advice([[call, 1]]), {
        close: async () => void closed.push(name),
      }),
    ],
  });
}

describe('a bot source', () => {
  test('takes up a changed file, and closes the advisors of the old one', async () => {
    write('first');
    const source = await open(true);
    expect((await source.next()).config.name).toBe('first');
    write('second');
    const { config, advisors, configHash } = await source.next();
    expect([config.name, advisors[0]?.name]).toEqual(['second', 'second']);
    expect(configHash).toMatch(/^[0-9a-f]{12}$/);
    expect(closed).toEqual(['first']);
    await source.close();
    expect(closed).toEqual(['first', 'second']);
  });

  test('refuses a bad file once, keeps the old bot, and takes up the next good one', async () => {
    write('first');
    const source = await open(true);
    writeFileSync(path, '{"name": "half');
    for (let hand = 0; hand < 3; hand += 1) {
      expect((await source.next()).config.name).toBe('first');
    }
    writeFileSync(path, '{"name": "none", "advisors": []}');
    expect((await source.next()).config.name).toBe('first');
    rmSync(path);
    symlinkSync(path, path);
    expect((await source.next()).config.name).toBe('first');
    rmSync(path);
    expect(refusals).toMatchObject([
      { code: 'CONFIG_SYNTAX' },
      { code: 'CONFIG_INVALID' },
      { code: 'CONFIG_UNREADABLE' },
    ]);
    expect(closed).toEqual([]);
    write('second');
    expect((await source.next()).config.name).toBe('second');
  });

  test('that does not watch stays with what it read', async () => {
    write('first');
    const source = await open(false);
    write('second');
    expect((await source.next()).config.name).toBe('first');
  });

  test('does not start from a bad file', async () => {
    writeFileSync(path, '{"name": 1}');
    await expect(open(true)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
