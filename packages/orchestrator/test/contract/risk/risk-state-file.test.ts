import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RiskState } from '../../../src/risk/risk-state.ts';
import { RiskStateFile } from '../../../src/risk/risk-state-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'risk-'));
  path = join(folder, 'deep/risk.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function state(hands: number): RiskState {
  return {
    version: 1,
    day: { date: '2026-01-31', hands, net: hands / 4 },
    session: { id: 'a', hands, net: hands / 4, lastIndex: hands - 1 },
  };
}

describe('the risk state file', () => {
  test('gives back what was kept, and nothing before', async () => {
    const file = new RiskStateFile(path);
    expect(file.read()).toBeUndefined();
    await file.keep(state(3));
    expect(new RiskStateFile(path).read()).toEqual(state(3));
    expect(readdirSync(join(folder, 'deep'))).toEqual(['risk.json']);
  });

  test('is whole at every moment while states follow each other, and ends with the last', async () => {
    const file = new RiskStateFile(path);
    await file.keep(state(0));
    const kept: Promise<void>[] = [];
    for (let hands = 1; hands <= 200; hands += 1) {
      kept.push(file.keep(state(hands)));
      const seen = new RiskStateFile(path).read();
      expect(seen).toEqual(state(seen?.day.hands ?? -1));
      if (hands % 20 === 0) await kept[kept.length - 1];
    }
    await Promise.all(kept);
    expect(file.read()).toEqual(state(200));
  });

  test.each([
    ['torn', '{"version":1,"day":{"da'],
    ['empty', ''],
    ['of another kind', '{"version":2}'],
    [
      'with an impossible count',
      JSON.stringify({ ...state(1), session: { id: 'a', hands: -1, net: 0, lastIndex: 0 } }),
    ],
  ])('that is %s is damaged, and the error says what to do', (_, text) => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(path, text);
    expect(() => new RiskStateFile(path).read()).toThrow(
      expect.objectContaining({
        code: 'RISK_STATE_DAMAGED',
        message: expect.stringContaining(path),
        next: [
          `Restore \`${path}\` from a backup`,
          `Remove \`${path}\` and accept that today starts from zero`,
        ],
      }),
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('loses what dead processes left beside it, and nothing else', async () => {
    const file = new RiskStateFile(path);
    await file.keep(state(1));
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const others = ['risk.json.tmp', `risk.json.${process.ppid}.tmp`, `other.json.${gone}.tmp`];
    for (const name of [...others, `risk.json.${gone}.tmp`, `risk.json.${process.pid}.tmp`]) {
      writeFileSync(join(folder, 'deep', name), '{');
    }
    await file.tidy();
    expect(readdirSync(join(folder, 'deep')).sort()).toEqual([...others, 'risk.json'].sort());
    expect(file.read()).toEqual(state(1));
  });

  test('that cannot be written says so, keeps nothing half, and works again later', async () => {
    const file = new RiskStateFile(path);
    mkdirSync(path, { recursive: true });
    await expect(file.keep(state(1))).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['risk.json']);
    rmdirSync(path);
    await file.keep(state(2));
    expect(file.read()).toEqual(state(2));
  });
});
