import { parseCards } from '@poker-bot/poker/cards/card';
import { comboCount, comboIndex } from '@poker-bot/poker/ranges/combo';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Belief } from '../../../src/lbr/belief.ts';

const holding = (text: string) => comboIndex(...(parseCards(text) as [number, number]));

/** So much for the named holdings, nothing for the others. */
function only(chances: Readonly<Record<string, number>>): Float64Array {
  const all = new Float64Array(comboCount);
  for (const [text, chance] of Object.entries(chances)) all[holding(text)] = chance;
  return all;
}

test('cards that are seen cannot be held, all other holdings are as likely', () => {
  const belief = new Belief(parseCards('AsKd'));
  belief.exclude(parseCards('2c3c4c'));
  expect(belief.weight(holding('AsAh'))).toBe(0);
  expect(belief.weight(holding('2cQh'))).toBe(0);
  expect(belief.weight(holding('QhQs'))).toBe(belief.weight(holding('7d2h')));
});

test('what was done moves the weights by Bayes, and a mistake stays possible', () => {
  const belief = new Belief([]);
  belief.learn(only({ AsAh: 1, KsKh: 0.5 }));
  const [aces, kings, other] = ['AsAh', 'KsKh', '7d2h'].map((text) =>
    belief.weight(holding(text)),
  ) as [number, number, number];
  expect(aces / other).toBeCloseTo(1 / 0.02, 9);
  expect(kings / other).toBeCloseTo((0.98 * 0.5 + 0.02) / 0.02, 9);
});

test('a mean weighs by belief and factor, and leaves out what says nothing', () => {
  const belief = new Belief([]);
  const values = new Float64Array(comboCount).fill(-1);
  values[holding('AsAh')] = 1;
  values[holding('KsKh')] = 0;
  expect(belief.mean(values)).toBe(0.5);
  expect(belief.mean(values, (index) => (index === holding('AsAh') ? 3 : 1))).toBe(0.75);
  expect(belief.mean(values, () => 0)).toBeUndefined();
});

test('however much is learned, weights stay a distribution', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), {
        minLength: 1,
        maxLength: 40,
      }),
      (rounds) => {
        const belief = new Belief(parseCards('AsKd'));
        for (const chances of rounds) {
          const size = chances.length;
          belief.learn(Float64Array.from({ length: comboCount }, (_, at) => chances[at % size]!));
        }
        let total = 0;
        for (let index = 0; index < comboCount; index += 1) total += belief.weight(index);
        expect(total).toBeCloseTo(1, 9);
      },
    ),
    { numRuns: 20 },
  );
});
