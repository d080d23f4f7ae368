import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeDeals, playerAt, scheduledHand } from '../../../src/schedule/duplicate.ts';

const tables = fc.record({
  seats: fc.integer({ min: 2, max: 9 }),
  hands: fc.integer({ min: 1, max: 400 }),
});

test('the first seven hands at three seats are two whole deals and the begin of a third', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((index) => scheduledHand(index, 3))).toEqual([
    { index: 0, deal: 0, rotation: 0 },
    { index: 1, deal: 0, rotation: 1 },
    { index: 2, deal: 0, rotation: 2 },
    { index: 3, deal: 1, rotation: 0 },
    { index: 4, deal: 1, rotation: 1 },
    { index: 5, deal: 1, rotation: 2 },
    { index: 6, deal: 2, rotation: 0 },
  ]);
});

test('every deal but the last is played in all rotations, whatever the hands and seats', () => {
  fc.assert(
    fc.property(tables, ({ seats, hands }) => {
      const rotations = new Map<number, number[]>();
      for (let index = 0; index < hands; index += 1) {
        const { deal, rotation } = scheduledHand(index, seats);
        rotations.set(deal, [...(rotations.get(deal) ?? []), rotation]);
      }
      const all = Array.from({ length: seats }, (_, rotation) => rotation);
      const complete = [...rotations.values()].filter((played) => played.length === seats);
      expect(complete).toEqual(complete.map(() => all));
      expect(complete.length).toBe(completeDeals(hands, seats));
      expect(rotations.size - complete.length).toBe(hands % seats === 0 ? 0 : 1);
    }),
  );
});

test('over the rotations of a deal every player sits at every position once', () => {
  fc.assert(
    fc.property(tables, ({ seats }) => {
      for (let position = 0; position < seats; position += 1) {
        const players = Array.from({ length: seats }, (_, rotation) =>
          playerAt(position, { rotation, seats }),
        );
        expect(players.toSorted()).toEqual(Array.from({ length: seats }, (_, player) => player));
      }
    }),
  );
});

test('in every rotation the bot sits at the position of its number and the field follows in order', () => {
  const seats = 4;
  const seated = (rotation: number) =>
    [0, 1, 2, 3].map((position) => playerAt(position, { rotation, seats }));
  expect([0, 1, 2, 3].map(seated)).toEqual([
    [0, 1, 2, 3],
    [3, 0, 1, 2],
    [2, 3, 0, 1],
    [1, 2, 3, 0],
  ]);
});
