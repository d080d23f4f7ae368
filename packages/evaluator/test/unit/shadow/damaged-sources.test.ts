import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fingerprint } from '../../../src/shadow/source/source-file.ts';
import { readItems } from '../../../src/shadow/spots/read-spots.ts';
import { acesHand, phhHand, shownHand } from '../../support/recorded-hands.ts';

const folder = mkdtempSync(join(tmpdir(), 'pokerbot-damaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const phh = [phhHand(1, acesHand), phhHand(2, shownHand), phhHand(3, acesHand)].join('\n');
const record = {
  hand: '1',
  index: 0,
  players: ['Ann', 'Bob', 'Cid'],
  startingStacks: [10_000, 10_000, 10_000],
  blinds: [50, 100, 0],
  antes: [0, 0, 0],
  minimumBet: 100,
  actions: acesHand.actions,
  board: '2h3d9c',
  net: [-50, -300, 350],
};
const log = `${JSON.stringify(record)}\n`.repeat(3);

const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  cut: fc.nat(40),
  put: fc.oneof(
    fc.string({ maxLength: 8, unit: 'binary' }),
    fc.constantFrom('[', ']', '"', '\n', 'p1 f', '-1', '1e9', 'null', 'inf', '[4]\n', '0'),
  ),
});

/** What is made of a file: hands, skipped ones and torn lines, or an error of the catalogue. */
function outcome(name: string, text: string): string[] {
  const path = join(folder, name);
  writeFileSync(path, text);
  const file = fingerprint(path, folder);
  try {
    return [...readItems({ files: [file], workspace: folder })].map(({ kind }) => kind);
  } catch (error) {
    if (isPokerbotError(error)) return [error.code];
    throw error;
  }
}

test.each([
  ['hands.phhs', phh],
  ['hands.jsonl', log],
])(
  'whatever is done to %s, each hand is replayed or skipped, or the file is refused',
  (name, text) => {
    expect(outcome(name, text)).toEqual(['hand', 'hand', 'hand']);
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        let damaged = text;
        for (const { at, cut, put } of damages) {
          const from = Math.floor(at * damaged.length);
          damaged = damaged.slice(0, from) + put + damaged.slice(from + cut);
        }
        expect(outcome(name, damaged).length).toBeLessThanOrEqual(damaged.split('\n').length);
      }),
      { numRuns: 400 },
    );
  },
);
