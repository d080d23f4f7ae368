import { formatCards } from '@poker-bot/poker/cards/card';
import { expect, test } from 'vitest';
import { HandSeeds } from '../../../src/schedule/hand-seeds.ts';

test('a deal has the same cards however it is reached', () => {
  const forwards = new HandSeeds('seed');
  const decks = [0, 1, 2, 3].map((deal) => forwards.deck(deal));
  expect([3, 2, 1, 0].map((deal) => new HandSeeds('seed').deck(deal))).toEqual(decks.toReversed());
});

test('decks are whole, and differ between deals and between seeds', () => {
  const seeds = new HandSeeds('seed');
  const deck = seeds.deck(0);
  expect(deck.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 52 }, (_, card) => card));
  expect(seeds.deck(1)).not.toEqual(deck);
  expect(new HandSeeds('other').deck(0)).not.toEqual(deck);
});

test('the cards of a seed are the same on every machine and in every version', () => {
  expect(formatCards(new HandSeeds('pokerbot').deck(0).slice(0, 9))).toMatchInlineSnapshot(
    `"7c8hTc8dJd3cAc5c4h"`,
  );
});

test('luck belongs to deal and position', () => {
  const seeds = new HandSeeds('seed');
  const draw = (deal: number, position: number) => seeds.player(deal, position).float();
  expect(draw(4, 2)).toBe(draw(4, 2));
  expect(new Set([draw(4, 2), draw(4, 3), draw(5, 2)]).size).toBe(3);
  expect([seeds.bot(4), seeds.bot(5)]).toEqual(['seed/4', 'seed/5']);
});
