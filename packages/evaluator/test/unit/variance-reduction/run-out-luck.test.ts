import { parseCards } from '@poker-bot/poker/cards/card';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { runOutLuck } from '../../../src/variance-reduction/run-out-luck.ts';

const random = () => createRandom('run-out');

/** Plays actions, in order of turns, with the cards in the order they are dealt. */
function played(
  options: { stacks: readonly number[]; cards: string },
  ...actions: readonly ('call' | 'check' | 'fold' | number)[]
): Hand {
  const seats = options.stacks.length;
  const hand = Hand.start({
    startingStacks: options.stacks,
    blinds: seats === 2 ? [100, 50] : [50, 100, ...new Array<number>(seats - 2).fill(0)],
    antes: options.stacks.map(() => 0),
    minimumBet: 100,
  });
  const deck = parseCards(options.cards);
  advance(hand, deck);
  for (const action of actions) {
    hand.act(typeof action === 'number' ? { type: 'raise', to: action } : { type: action });
    advance(hand, deck);
  }
  return hand;
}

test('aces that lose an all-in before the flop had four fifths of the pot', () => {
  // AsAh against KsKh is worth 0.826366 of the pot; the board brings a king.
  const hand = played({ stacks: [10_000, 10_000], cards: 'AsAhKsKhKd7c2d9h3s' }, 10_000, 'call');
  expect(hand.result().net).toEqual([-10_000, 10_000]);
  const expected = 20_000 * 0.826366;
  // 400 boards tell a share to about ± 0.019.
  expect(Math.abs(-runOutLuck(hand, 0, random()) - expected)).toBeLessThan(20_000 * 0.06);
  expect(runOutLuck(hand, 1, random())).toBeCloseTo(-runOutLuck(hand, 0, random()), 6);
});

test('on the flop every turn and river is counted', () => {
  // AhKh against QdQc on Qh7h2c wins 253 of 990 boards (published figures of the solver’s reference page).
  const hand = played(
    { stacks: [1000, 1000], cards: 'AhKhQdQcQh7h2c3s4s' },
    'call',
    'check',
    900,
    'call',
  );
  expect(hand.result().net).toEqual([-1000, 1000]);
  expect(-runOutLuck(hand, 0, random())).toBeCloseTo(2000 * (253 / 990), 9);
});

test('a hand that was decided by betting, or bet on to the river, has none', () => {
  const folded = played({ stacks: [1000, 1000], cards: 'AhKhQdQcQh7h2c3s4s' }, 1000, 'fold');
  expect(runOutLuck(folded, 0, random())).toBe(0);
  const checked = played(
    { stacks: [1000, 1000], cards: 'AhKhQdQcQh7h2c3s4s' },
    'call',
    'check',
    'check',
    'check',
    'check',
    'check',
    'check',
    'check',
  );
  expect(runOutLuck(checked, 0, random())).toBe(0);
});

test('side pots are shared by those who play for them, and luck is what the others lose', () => {
  // The short stack wins the main pot with three kings, the side pot goes to the aces.
  const cards = 'KsKhAsAh7c2dKd8h3c9h4s';
  const hand = played({ stacks: [500, 2000, 2000], cards }, 2000, 'call', 'call');
  expect(hand.result().net).toEqual([1000, 1000, -2000]);
  const [short = 0, aces = 0, seven = 0] = [0, 1, 2].map((seat) =>
    runOutLuck(hand, seat, random()),
  );
  expect(short + aces + seven).toBeCloseTo(0, 6);
  expect(short).toBeGreaterThan(900);
  expect(aces).toBeLessThan(0);
});
