import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCard } from '../../../src/cards/card.ts';
import { comboCards, comboCount, comboIndex } from '../../../src/ranges/combo.ts';
import { allHandClasses, combosOf } from '../../../src/ranges/hand-class.ts';
import { Range } from '../../../src/ranges/range.ts';

const sizes: [string, number][] = [
  ['AA', 6],
  ['AKs', 4],
  ['AKo', 12],
  ['AK', 16],
  ['KA', 16],
  ['AsKd', 1],
  ['22+', 78],
  ['QQ-77', 36],
  ['77-QQ', 36],
  ['A5s+', 36],
  ['ATs-A8s', 12],
  ['T9s-54s', 24],
  ['KQo:0.5', 6],
  ['K9+', 64],
  ['random', 1326],
  ['22+, A5s+, KQo:0.5', 120],
  ['QQ+ AKs  AKo', 34],
  ['random, 72o:0', 1314],
  ['', 0],
];

describe('a range', () => {
  test.each(sizes)('%s amounts to %d combos', (notation, size) => {
    expect(Range.parse(notation).size()).toBe(size);
  });

  const canonical: [string, string][] = [
    ['22+, A5s+, KQo:0.5', '22+, A5s+, KQo:0.5'],
    ['77-QQ', 'QQ-77'],
    ['AK, AQs', 'AQs+, AKo'],
    ['KdAs', 'AsKd'],
    ['AhAs, AA:0.25', 'AA:0.25'],
    ['random', 'random'],
  ];
  test.each(canonical)('%s is written as %s', (notation, written) => {
    const range = Range.parse(notation);
    expect(Range.parse(range.toString()).weights).toEqual(range.weights);
    if (written !== 'random') expect(range.toString()).toBe(written);
  });

  test('holds a hand in either order of its cards', () => {
    const range = Range.parse('AsKd:0.25');
    const [ace, king] = [parseCard('As'), parseCard('Kd')];
    expect([range.weight(ace, king), range.weight(king, ace)]).toEqual([0.25, 0.25]);
  });

  test('loses the combos of cards that are known to be elsewhere', () => {
    expect(
      Range.parse('AA, KK')
        .without([parseCard('As'), parseCard('Kd')])
        .size(),
    ).toBe(6);
  });

  const mistakes: [string, string][] = [
    ['AA, AXs', 'Range, character 5: `AXs` is no hand, such as `77`, `AKs`, `AsKd` or `random`'],
    ['77s', 'Range, character 1: `77s` is a pair, which is never suited or offsuit'],
    ['AsAs', 'Range, character 1: `AsAs` names the same card twice'],
    ['AK:2', 'Range, character 1: `AK:2` has the weight `2`, expected 0 to 1'],
    ['AK:0.5:1', 'Range, character 1: `AK:0.5:1` has more than one weight'],
    ['AKs-QQ', 'Range, character 1: `AKs-QQ` joins hands of different kinds'],
    [
      'AKs-T5s',
      'Range, character 1: `AKs-T5s` joins hands that share neither the higher card nor the gap',
    ],
  ];
  test.each(mistakes)('%s is refused with place and reason', (notation, message) => {
    expect(() => Range.parse(notation)).toThrow(message);
  });

  test('is the same again after being written and read', () => {
    const weight = fc.constantFrom(0, 0, 0, 1, 0.5, 0.123456789, 1e-9);
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 169, maxLength: 169 }),
        fc.array(fc.tuple(fc.nat(comboCount - 1), weight), { maxLength: 5 }),
        (classWeights, exceptions) => {
          const weights = new Float64Array(comboCount);
          allHandClasses().forEach((handClass, index) => {
            for (const combo of combosOf(handClass)) weights[combo] = classWeights[index] ?? 0;
          });
          for (const [combo, exception] of exceptions) weights[combo] = exception;
          expect(Range.parse(new Range(weights).toString()).weights).toEqual(weights);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('knows each combo by one index', () => {
    const all = Array.from({ length: comboCount }, (_, index) => comboCards(index));
    expect(all.map(([high, low]) => comboIndex(low, high))).toEqual([...all.keys()]);
  });
});
