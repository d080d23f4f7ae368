import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppendOnlyFile } from '../../../src/journal/append-only-file.ts';

const writer = join(import.meta.dirname, '../../fixtures/write-lines.mjs');
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'deep/log.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function appendAll(lines: readonly string[], options: { sync?: 'line' | 'interval' } = {}): void {
  const file = new AppendOnlyFile({ path, ...options });
  for (const line of lines) file.append(line);
  file.close();
}

describe.each(['line', 'interval'] as const)('an append-only file synced by %s', (sync) => {
  test('makes its folder, keeps the order and goes on where it ended', () => {
    appendAll(['one', 'zwei äöü'], { sync });
    appendAll(['three'], { sync });
    expect(readFileSync(path, 'utf8')).toBe('one\nzwei äöü\nthree\n');
  });

  test('has every line in the file before `append` returns', () => {
    const file = new AppendOnlyFile({ path, sync });
    file.append('now');
    expect(readFileSync(path, 'utf8')).toBe('now\n');
    expect(file.size).toBe(4);
    file.close();
    file.close();
  });
});

describe('a torn last line', () => {
  test('is cut off when the file is opened, kept aside and reported', () => {
    appendAll(['whole']);
    writeFileSync(path, 'whole\n{"torn":');
    const file = new AppendOnlyFile({ path });
    expect(file.torn).toEqual({ bytes: 8, keptIn: `${path}.torn` });
    file.append('next');
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('whole\nnext\n');
    expect(readFileSync(`${path}.torn`, 'utf8')).toBe('{"torn":\n');
  });

  test('longer than any buffer is found too', () => {
    appendAll(['whole']);
    writeFileSync(path, `whole\n${'x'.repeat(300_000)}`);
    const file = new AppendOnlyFile({ path });
    file.close();
    expect(file.torn?.bytes).toBe(300_000);
    expect(readFileSync(path, 'utf8')).toBe('whole\n');
  });

  test('at any byte leaves exactly the lines that were whole', () => {
    const lines = ['a', '', 'ccc', '{"d":4}'];
    const whole = `${lines.join('\n')}\n`;
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        appendAll([]);
        writeFileSync(path, whole.slice(0, length));
        const file = new AppendOnlyFile({ path });
        file.close();
        const kept = whole.slice(0, whole.slice(0, length).lastIndexOf('\n') + 1);
        expect(readFileSync(path, 'utf8')).toBe(kept);
        expect(file.torn === undefined).toBe(kept.length === length);
      }),
    );
  });

  test('is not seen in an empty file or one that ends well', () => {
    appendAll([]);
    appendAll(['a']);
    const file = new AppendOnlyFile({ path });
    file.close();
    expect(file.torn).toBeUndefined();
    expect(existsSync(`${path}.torn`)).toBe(false);
  });
});

describe('a writer', () => {
  test('killed at any moment leaves whole numbered lines without a gap, and the next one goes on', async () => {
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, [writer, path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for (let heard = 0; heard <= round; heard += 1) await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const file = new AppendOnlyFile({ path });
      file.close();
      const text = readFileSync(path, 'utf8');
      const numbers = text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).number);
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(numbers.map((_, index) => index));
      rmSync(path);
    }
  });

  test('that may write no further gets DISK_FULL with the next step, and the file keeps whole lines only', async () => {
    const command = `ulimit -f 64; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', command, process.execPath, writer, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(9);
    const fault = JSON.parse(said.trim().split('\n').at(-1) ?? '');
    expect(fault).toMatchObject({
      code: 'DISK_FULL',
      next: [`Free space on the file system of \`${join(folder, 'deep')}\`, then continue`],
    });
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).number)).toEqual([...Array(fault.number).keys()]);
    expect(statSync(path).size).toBeLessThanOrEqual(64 * 1024);
  });

  test('to a folder that is a file gets FILE_UNWRITABLE', () => {
    writeFileSync(join(folder, 'deep'), '');
    expect(() => new AppendOnlyFile({ path })).toThrow(
      expect.objectContaining({ code: 'FILE_UNWRITABLE' }),
    );
  });

  test('cannot put two lines into one', () => {
    const file = new AppendOnlyFile({ path });
    expect(() => file.append('a\nb')).toThrow(RangeError);
    file.close();
    expect(() => file.append('late')).toThrow('closed');
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});
