import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { afterAll, expect, test } from 'vitest';
import { fingerprint } from '../../../src/shadow/source/source-file.ts';
import { scanSource } from '../../../src/shadow/spots/scan-source.ts';
import { acesHand, outOfTurn, phhHand, shownHand } from '../../support/recorded-hands.ts';

const folder = mkdtempSync(join(tmpdir(), 'pokerbot-scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everybody is all-in with the blinds. */
const blindHand = {
  actions: ['d dh p1 7d2c', 'd dh p2 KhQh', 'd db 2h3d9c', 'd db 4h', 'd db 9d'],
  blinds: [50, 100],
  stacks: [50, 100],
  players: ['Ann', 'Bob'],
};
/** Nobody shows a card. */
const hiddenHand = {
  actions: ['d dh p1 ????', 'd dh p2 ????', 'd dh p3 ????', 'p3 f', 'p1 f'],
};

/** @param millisecondsPerLook the clock goes on by so much at each look at it */
async function scan(hands: readonly string[], players: string[] = [], millisecondsPerLook = 0) {
  const path = join(folder, `${hands.length}.phhs`);
  writeFileSync(path, hands.join('\n'));
  const file = fingerprint(path, folder);
  const told: RunEvent[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    monotonic: () => {
      now += millisecondsPerLook;
      return now;
    },
  };
  const { signal } = new AbortController();
  const found = await scanSource(
    { files: [file], workspace: folder },
    { players, clock, signal, tell: (event) => told.push(event), name: 'mine.phhs' },
  );
  return { found, told, bytes: file.bytes };
}

test('hands without a decision to replay are counted by why they have none', async () => {
  const hands = [acesHand, shownHand, hiddenHand, blindHand, outOfTurn];
  const texts = hands.map((hand, at) => phhHand(at + 1, hand));
  const { found } = await scan(texts);
  expect(found).toMatchObject({ hands: 5, replayed: 2, skipped: { hands: 1 } });
  expect(found.idle).toEqual({ unseen: 1, others: 0, nobody: 1 });
  const { found: ofAnn } = await scan(texts, ['Ann']);
  expect(ofAnn).toMatchObject({ hands: 5, replayed: 1 });
  expect(ofAnn.idle).toEqual({ unseen: 1, others: 1, nobody: 1 });
});

test('while a source is looked over, it is told how far that is', async () => {
  const texts = Array.from({ length: 4_000 }, (_, at) => phhHand(at + 1, acesHand));
  const { told, bytes } = await scan(texts, [], 50);
  const seen = told.flatMap((event) => (event.type === 'scanning' ? [event] : []));
  expect(seen.length).toBeGreaterThan(2);
  for (const each of seen) {
    expect(each).toMatchObject({ suite: 'shadow', source: 'mine.phhs', of: bytes });
    expect(each.bytes).toBeLessThanOrEqual(bytes);
  }
  const [first, last] = [seen[0], seen.at(-1)];
  expect(last!.bytes).toBeGreaterThan(first!.bytes);
  expect(last!.hands).toBeGreaterThan(first!.hands);
});

test('where it is quick, nothing is told of it', async () => {
  expect((await scan([phhHand(1, acesHand)])).told).toEqual([]);
});
