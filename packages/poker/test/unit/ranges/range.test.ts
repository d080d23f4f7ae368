import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCards, parseCards } from '../../../src/cards/card.ts';
import { comboAt, comboCount, comboIndex } from '../../../src/ranges/combo.ts';
import { Range } from '../../../src/ranges/range.ts';

const combosOf = (notation: string) => Range.parse(notation).combos().length;

test.each([
  ['AA', 6],
  ['22+', 78],
  ['QQ-77', 36],
  ['77-QQ', 36],
  ['AKs', 4],
  ['AKo', 12],
  ['AK', 16],
  ['KA', 16],
  ['A5s+', 36],
  ['A2s+, A2o+', 12 * 16],
  ['ATs-A8s', 12],
  ['JTs-76s', 20],
  ['AsKd', 1],
  ['AsKd, KdAs', 1],
  ['random', 1326],
  ['any two', 1326],
  ['0%', 0],
  ['100%', 1326],
  ['15%', 196],
  ['', 0],
  ['qq+ , akS', 22],
])('%j is %d combos', (notation, count) => {
  expect(combosOf(notation)).toBe(count);
});

test('weights belong to their entries, and a later entry replaces an earlier one', () => {
  const range = Range.parse('22+, A5s+, KQo:0.5, 55:0.25, AhAs:0');
  const weight = (hand: string) => {
    const [a = 0, b = 0] = parseCards(hand);
    return range.weight(a, b);
  };
  expect(
    ['2c2d', 'As5s', 'As4s', 'KcQd', 'QdKc', 'KdQd', '5c5d', 'AhAs', 'AcAs'].map(weight),
  ).toEqual([1, 1, 0, 0.5, 0.5, 0, 0.25, 0, 1]);
});

test.each([
  ['22+,,AKs', 'RANGE_ENTRY_EMPTY', 5],
  ['22+, AKx', 'RANGE_ENTRY_UNKNOWN', 6],
  ['AAs', 'RANGE_ENTRY_UNKNOWN', 1],
  ['AsAs', 'RANGE_ENTRY_UNKNOWN', 1],
  ['QQ,  KQs-J9s', 'RANGE_SPAN_UNEVEN', 6],
  ['ATs-A8o', 'RANGE_SPAN_UNEVEN', 1],
  ['QQ:1.5', 'RANGE_WEIGHT_INVALID', 1],
  ['QQ:', 'RANGE_WEIGHT_INVALID', 1],
  ['AA, 120%', 'RANGE_PERCENT_INVALID', 5],
])('%j is refused with %s at column %d', (notation, code, position) => {
  expect(() => Range.parse(notation)).toThrow(expect.objectContaining({ code, position }));
});

test('a refusal says what was written, what is expected, and where', () => {
  expect(() => Range.parse('22+, AKx')).toThrow(
    '`AKx` is not an entry of a range: write hands like `77+`, `A5s+`, `KQo`, `ATs-A8s`, `AsKd`, `15%` or `random` (column 6 of the range)',
  );
});

test.each([
  ['random', 'random'],
  ['AA,KK, QQ', 'QQ+'],
  ['22, 33, 44', '44-22'],
  ['AKs,AQs,AJs, KQo:0.5', 'AJs+,KQo:0.5'],
  ['AsKd, 77', '77,AsKd'],
  ['JTs-98s', 'JTs,T9s,98s'],
  ['AhAs:0, AA:0.5, AdAc:1', 'AdAc,AhAc:0.5,AhAd:0.5,AsAc:0.5,AsAd:0.5,AsAh:0.5'],
  ['', ''],
])('%j is written as %j', (notation, canonical) => {
  expect(`${Range.parse(notation)}`).toBe(canonical);
});

test('every range reads back from its notation exactly, and the notation is canonical', () => {
  const weight = fc.oneof(
    fc.constantFrom(0, 1, 0.5),
    fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
  );
  const kindWeights = fc.array(fc.constantFrom('QQ-77', 'A5s+', 'KQo', 'T9s', '22', '30%', '72'), {
    maxLength: 5,
  });
  const combos = fc.array(fc.tuple(fc.nat(comboCount - 1), weight), { maxLength: 12 });
  const property = fc.property(kindWeights, weight, combos, (kinds, common, singles) => {
    const weights = Range.parse(kinds.map((kind) => `${kind}:${common}`).join(',')).weights.slice();
    for (const [combo, single] of singles) weights[combo] = single;
    const range = Range.of(weights);
    const read = Range.parse(range.toString());
    expect(read.weights).toEqual(range.weights);
    expect(read.toString()).toBe(range.toString());
  });
  expect(fc.check(property, { numRuns: 150 }).failed).toBe(false);
});

test('a range without some cards holds none of them and keeps the rest', () => {
  const range = Range.parse('AA, AKs:0.5').without(parseCards('AsKd'));
  expect(range.combos().map(({ cards, weight }) => `${formatCards(cards)}:${weight}`)).toEqual([
    'KcAc:0.5',
    'AcAd:1',
    'KhAh:0.5',
    'AcAh:1',
    'AdAh:1',
  ]);
});

test('combos are numbered from 0 to 1325, whichever card comes first', () => {
  const indices = Array.from({ length: comboCount }, (_, index) => comboIndex(...comboAt(index)));
  expect(indices).toEqual([...Array(comboCount).keys()]);
  expect(comboIndex(51, 50)).toBe(comboIndex(50, 51));
  expect(() => comboAt(1326)).toThrow(RangeError);
});

test.each([[[0.5]], [new Array(1326).fill(2)], [new Array(1326).fill(Number.NaN)]])(
  'weights that are not 1,326 numbers from 0 to 1 are refused',
  (weights) => {
    expect(() => Range.of(weights)).toThrow(RangeError);
  },
);
