import { describe, expect, test } from 'vitest';
import { deckAt } from '../../../src/simulator/deck-at.ts';
import type { Player } from '../../../src/simulator/player.ts';
import { Table, type TableOptions } from '../../../src/simulator/table.ts';

const caller = (name: string): Player => ({
  name,
  act: ({ legal }) => ({ type: legal.check ? 'check' : 'call' }),
});
const gambler = (name: string): Player => ({
  name,
  act: ({ legal }) =>
    legal.raise ? { type: 'raise', to: legal.raise.max } : { type: legal.check ? 'check' : 'call' },
});

function table(options: Partial<TableOptions> = {}): Table {
  return new Table({
    name: 't',
    seed: 'seed',
    players: ['a', 'b', 'c'].map(caller),
    stakes: { smallBlind: 1, bigBlind: 2 },
    buyIn: 200,
    stackPolicy: 'reset',
    ...options,
  });
}

describe('a deck', () => {
  test('follows from seed and number alone', () => {
    expect(deckAt('x', 7)).toEqual(deckAt('x', 7));
    expect(deckAt('x', 7)).not.toEqual(deckAt('x', 8));
    expect(deckAt('x', 7)).not.toEqual(deckAt('y', 7));
    expect(deckAt('x', 7).toSorted((a, b) => a - b)).toEqual([...Array(52).keys()]);
  });
});

describe('a table', () => {
  test('moves the button one chair a hand, blinds to its left', async () => {
    const tested = table();
    const played = [await tested.playNext(), await tested.playNext(), await tested.playNext()];
    expect(played.map(({ handId }) => handId)).toEqual(['t-0', 't-1', 't-2']);
    expect(played.map(({ chairs }) => chairs)).toEqual([
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ]);
    expect(played.map(({ hand }) => hand.rules.blinds)).toEqual(Array(3).fill([1, 2, 0]));
  });

  test('lets the button post the small blind heads-up', async () => {
    const { hand, chairs } = await table({ players: ['a', 'b'].map(caller) }).playNext();
    expect(chairs).toEqual([1, 0]);
    expect(hand.rules.blinds).toEqual([2, 1]);
  });

  test('deals any hand of a session again by its number', async () => {
    const whole = table({ players: ['a', 'b', 'c', 'd'].map(gambler) });
    for (let index = 0; index < 5; index += 1) await whole.playNext();
    const sixth = await whole.playNext();
    const alone = await table({
      players: ['a', 'b', 'c', 'd'].map(gambler),
      nextIndex: 5,
    }).playNext();
    expect(alone.hand.events).toEqual(sixth.hand.events);
  });

  test('carries stacks from hand to hand and lets broke seats buy in again', async () => {
    const tested = table({ players: ['a', 'b'].map(gambler), stackPolicy: 'rebuy' });
    let bought = 400;
    for (let hands = 0; hands < 50; hands += 1) {
      const before = tested.stacks;
      bought += 200 * before.filter((stack) => stack < 2).length;
      const { hand, chairs } = await tested.playNext();
      const starting = chairs.map((chair) => Number(before[chair]));
      expect(hand.rules.startingStacks).toEqual(starting.map((stack) => (stack < 2 ? 200 : stack)));
      expect(tested.stacks.reduce((sum, stack) => sum + stack, 0)).toBe(bought);
    }
    expect(bought).toBeGreaterThan(400);
  });

  test('is as it was when a hand fails', async () => {
    const broken: Player = { name: 'x', act: () => ({ type: 'raise', to: -1 }) };
    const tested = table({ players: [caller('a'), broken, caller('c')] });
    await expect(tested.playNext()).rejects.toThrow('Player `x`');
    expect(tested.nextIndex).toBe(0);
    expect(tested.stacks).toEqual([200, 200, 200]);
  });

  test.each([
    [{ players: [caller('a')] }, 'A table has 2 to 10 seats, not 1'],
    [{ players: Array.from({ length: 11 }, () => caller('a')) }, 'not 11'],
    [{ buyIn: 2, stakes: { smallBlind: 1, bigBlind: 2, ante: 1 } }, 'does not cover'],
  ])('is refused where it cannot be played at', (options, message) => {
    expect(() => table(options)).toThrow(message);
  });
});
