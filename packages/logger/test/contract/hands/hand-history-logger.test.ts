import {
  appendFileSync,
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
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportSession } from '../../../src/hands/export-session.ts';
import { HandHistoryLogger } from '../../../src/hands/hand-history-logger.ts';
import { readSession } from '../../../src/hands/read-session.ts';
import { collect } from '../../fixtures/collect.ts';
import { aRecord } from '../../fixtures/records.ts';

let directory: string;
let now: number;
const name = { prefix: 'session', sessionId: 's' };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hands-'));
  now = Date.now();
});
afterEach(() => rmSync(directory, { recursive: true }));

function open(rotateBytes?: number): HandHistoryLogger {
  const clock = { now: () => now, monotonic: () => now };
  return new HandHistoryLogger({
    directory,
    ...name,
    clock,
    ...(rotateBytes === undefined ? {} : { rotateBytes }),
  });
}

async function indexes(): Promise<number[]> {
  return (await collect(readSession(directory, name))).map(({ record }) => record.index);
}

function write(hands: number, from = 0): void {
  const logger = open();
  for (let index = from; index < from + hands; index += 1) logger.append(aRecord(index));
  logger.close();
}

describe('a hand log', () => {
  test('has one line a hand, in the order they were played, and is continued', async () => {
    write(2);
    write(2, 2);
    const text = readFileSync(join(directory, 'session-s.jsonl'), 'utf8');
    expect(text).toBe(
      `${[0, 1, 2, 3].map((index) => JSON.stringify(aRecord(index))).join('\n')}\n`,
    );
    expect(await indexes()).toEqual([0, 1, 2, 3]);
  });

  test('starts a new part when one is full, and goes on with the last part', async () => {
    const logger = open(300);
    for (let index = 0; index < 5; index += 1) logger.append(aRecord(index));
    logger.close();
    const again = open(300);
    again.append(aRecord(5));
    again.close();
    expect(readdirSync(directory).sort()).toEqual([
      'session-s.1.jsonl',
      'session-s.2.jsonl',
      'session-s.jsonl',
    ]);
    expect(await indexes()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('starts a new part when a day (UTC) begins', async () => {
    const logger = open();
    logger.append(aRecord(0));
    now += 86_400_000;
    logger.append(aRecord(1));
    logger.append(aRecord(2));
    logger.close();
    expect(readdirSync(directory).sort()).toEqual(['session-s.1.jsonl', 'session-s.jsonl']);
    expect(await indexes()).toEqual([0, 1, 2]);
  });

  test('loses a torn last hand and nothing else', async () => {
    write(3);
    const path = join(directory, 'session-s.jsonl');
    appendFileSync(path, JSON.stringify(aRecord(3)).slice(0, 50));
    const logger = open();
    expect(logger.torn).toEqual({ bytes: 50, keptIn: `${path}.torn` });
    logger.append(aRecord(3));
    logger.close();
    expect(await indexes()).toEqual([0, 1, 2, 3]);
  });

  test('keeps the hands that the disk does not take, in order, until it does', async () => {
    const logger = open(300);
    logger.append(aRecord(0));
    logger.append(aRecord(1));
    const obstacle = join(directory, 'session-s.1.jsonl');
    mkdirSync(obstacle);
    for (const index of [2, 3]) {
      expect(() => logger.append(aRecord(index))).toThrow(
        expect.objectContaining({ code: 'FILE_UNWRITABLE' }),
      );
    }
    expect(logger.waiting).toBe(2);
    rmdirSync(obstacle);
    logger.append(aRecord(4));
    expect(logger.waiting).toBe(0);
    logger.close();
    expect(await indexes()).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ['is not JSON', 'garbage', 'it is not JSON'],
    ['is no hand', '{"hand":"x"}', '`index`'],
    ['is empty', '', 'it is not JSON'],
  ])(
    'with an earlier line that %s is damaged, and the error names file and line',
    async (_, bad, why) => {
      write(2);
      const path = join(directory, 'session-s.jsonl');
      const [first, second] = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, `${[first, bad, second].join('\n')}\n`);
      await expect(indexes()).rejects.toMatchObject({
        code: 'HAND_LOG_DAMAGED',
        message: expect.stringContaining(`${path}:2\` is no hand: ${why}`),
      });
    },
  );

  test('exports a session of several parts as hands that replay', async () => {
    const logger = open(300);
    for (let index = 0; index < 4; index += 1) logger.append(aRecord(index));
    logger.close();
    const path = await exportSession({ directory, name });
    expect(path).toBe(join(directory, 'session-s.phhs'));
    const text = readFileSync(path, 'utf8');
    const { hands } = readHistory(text, { fileName: 's.phhs' });
    expect(hands.map(({ hand }) => hand)).toEqual(['s-0', 's-1', 's-2', 's-3']);
    expect(hands.map((hand) => !isFailure(hand) && replay(hand).ok)).toEqual(Array(4).fill(true));
  });

  test('leaves nothing behind of an export that is given up', async () => {
    write(3);
    const signal = AbortSignal.abort();
    await expect(exportSession({ directory, name, signal })).rejects.toThrow('abort');
    expect(readdirSync(directory)).toEqual(['session-s.jsonl']);
  });
});
