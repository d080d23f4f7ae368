import { expect, test } from 'vitest';
import type { HandPlayer, MatchHand } from '../../../src/match/match.ts';
import { playHere } from '../../../src/shards/play-here.ts';
import { textOf } from '../../../src/shards/text-bytes.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A clock that goes on by so many milliseconds with every hand that is played. */
class Table implements HandPlayer {
  readonly #msOfHand: number;
  readonly #last: number;
  now = 0;
  /** Hands under way when lines were worked out. */
  readonly underWay: number[] = [];
  #playing = 0;

  constructor(options: { readonly msOfHand: number; readonly last?: number }) {
    this.#msOfHand = options.msOfHand;
    this.#last = options.last ?? Number.POSITIVE_INFINITY;
  }

  async play(index: number): Promise<MatchHand> {
    this.#playing += 1;
    await (index > this.#last ? new Promise(() => undefined) : turn());
    this.#playing -= 1;
    this.now += this.#msOfHand;
    const line = () => {
      this.underWay.push(this.#playing);
      return { hand: `${index}.0`, index, players: [], tags, crashed: { player: '', reason: '' } };
    };
    return { index, timing: { index, decisions: [] }, line };
  }
}

const tags = { deal: 0, rotation: 0, bot: 0, degraded: false };

interface Asked {
  readonly hands: number;
  readonly until?: number;
  readonly notesLuck?: boolean;
}

async function play(table: Table, { hands, until, notesLuck = true }: Asked) {
  const controller = new AbortController();
  const clock = { now: () => table.now, monotonic: () => table.now };
  const match = { match: table, close: async () => undefined };
  const { signal } = controller;
  const ranges: { readonly from: number; readonly to: number }[] = [];
  let lines = '';
  for await (const range of playHere({ match, width: 3, notesLuck, clock }).play({
    from: 0,
    to: hands,
    signal,
  })) {
    ranges.push({ from: range.from, to: range.to });
    lines += textOf(range.hands);
    if (range.to === until) controller.abort();
  }
  const indices = lines
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).index);
  return { ranges, indices };
}

const counted = (hands: number) => Array.from({ length: hands }, (_, index) => index);

test('no hand is under way while the lines of quick ones are worked out', async () => {
  const table = new Table({ msOfHand: 1 });
  const { indices, ranges } = await play(table, { hands: 500 });
  expect(indices).toEqual(counted(500));
  expect(new Set(table.underWay)).toEqual(new Set([0]));
  expect(ranges.length).toBeGreaterThan(3);
});

test('where no luck is worked out nothing waits for the hands under way', async () => {
  const table = new Table({ msOfHand: 1 });
  const { indices, ranges } = await play(table, { hands: 500, notesLuck: false });
  expect(indices).toEqual(counted(500));
  expect(Math.max(...table.underWay)).toBeGreaterThan(0);
  expect(ranges.length).toBeGreaterThan(3);
});

test('a slow hand is handed on though the next ones are never played', async () => {
  const table = new Table({ msOfHand: 300, last: 4 });
  const { indices, ranges } = await play(table, { hands: 50, until: 5 });
  expect(indices).toEqual(counted(5));
  expect(ranges).toEqual(counted(5).map((from) => ({ from, to: from + 1 })));
});
