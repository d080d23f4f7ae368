import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Network } from '../../../../src/variance-reduction/solver-model/network.ts';
import { pack, unpack } from '../../../../src/variance-reduction/solver-model/packed-network.ts';

/** Two inputs, a hidden pair, two outputs. */
const layers = [
  { weights: Float64Array.of(1, -1, 2, 1), biases: Float64Array.of(0, -1) },
  { weights: Float64Array.of(1, 0, 0, 1), biases: Float64Array.of(0, 0) },
];
const all = [true, true];

test('a hidden value below zero leaks a hundredth, and outputs are the softmax of the last layer', () => {
  // Hidden: 1·1 + 2·1 = 3, and 1·(−1) + 1·1 − 1 = −1, which leaks −0.01.
  const [first, second] = new Network(layers).probabilities([1, 1], all);
  expect(first).toBeCloseTo(1 / (1 + Math.exp(-3.01)), 12);
  expect(first! + second!).toBeCloseTo(1, 12);
});

test('what cannot be has the probability 0, whatever speaks for it', () => {
  expect([...new Network(layers).probabilities([9, 9], [false, true])]).toEqual([0, 1]);
});

test('a network comes back from its packing to a step of its largest weight', () => {
  const weight = fc.double({ min: -8, max: 8, noNaN: true });
  fc.assert(
    fc.property(fc.array(weight, { minLength: 6, maxLength: 6 }), (values) => {
      const layer = {
        weights: Float64Array.from(values.slice(0, 4)),
        biases: Float64Array.from(values.slice(4)),
      };
      const packed = pack([layer]);
      expect(packed.shape).toEqual([2, 2]);
      const [back] = unpack(packed).layers;
      layer.weights.forEach((value, at) => {
        expect(Math.abs(value - back!.weights[at]!)).toBeLessThanOrEqual(8 / 32_767);
      });
      layer.biases.forEach((value, at) => {
        expect(Math.abs(value - back!.biases[at]!)).toBeLessThanOrEqual(8 / 32_767);
      });
    }),
  );
});
