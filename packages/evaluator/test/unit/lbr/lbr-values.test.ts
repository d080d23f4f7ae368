import { parseCards } from '@poker-bot/poker/cards/card';
import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import { createRandom } from '@poker-bot/poker/random/random';
import { comboAt, comboCount, comboIndex } from '@poker-bot/poker/ranges/combo';
import { expect, test } from 'vitest';
import { raiseValue } from '../../../src/lbr/lbr-values.ts';
import { winShares } from '../../../src/lbr/win-shares.ts';

test('a raise that everybody folds to wins the pot, one that nobody does is a bet on the share', () => {
  const raise = { pot: 150, paid: 250, asked: 200, called: 0.6 };
  expect(raiseValue({ ...raise, foldChance: 1 })).toBe(150);
  // Six times in ten the pot and the call, else what was paid.
  expect(raiseValue({ ...raise, foldChance: 0 })).toBeCloseTo(0.6 * 350 - 0.4 * 250, 9);
  expect(raiseValue({ ...raise, foldChance: 0.5 })).toBeCloseTo((150 + 110) / 2, 9);
});

test.each([
  ['AsKd', '2c7h9dKs3s'],
  ['AsKd', '2c7h9dKs'],
])('shares of %s on %s average to its exact equity', (hand, cards) => {
  const [hole, board] = [parseCards(hand), parseCards(cards)];
  const shares = winShares({ hole, board }, createRandom('shares'));
  const possible = [...shares].filter((share) => share >= 0);
  const mean = possible.reduce((sum, share) => sum + share, 0) / possible.length;
  const exact = handVersusRandom({
    hole,
    board,
    opponents: 1,
    random: () => createRandom('equity'),
    samples: 1,
  });
  expect(mean).toBeCloseTo(exact, 9);
});

test('before the flop shares are sampled, near the truth, and none is told of a holding that cannot be', () => {
  const hole = parseCards('AsAh');
  const shares = winShares({ hole, board: [] }, createRandom('shares'));
  // Aces against kings: 0.82; a hundred boards tell it to about 0.04.
  const kings = shares[comboIndex(...(parseCards('KsKd') as [number, number]))]!;
  expect(kings).toBeGreaterThan(0.66);
  expect(kings).toBeLessThan(0.97);
  for (let index = 0; index < comboCount; index += 1) {
    if (comboAt(index).some((card) => hole.includes(card))) expect(shares[index]).toBe(-1);
  }
});
