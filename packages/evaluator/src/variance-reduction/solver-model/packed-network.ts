import { type Layer, Network } from './network.ts';

/** A network as it is written down. */
export interface PackedNetwork {
  /** Inputs, then the outputs of each layer. */
  readonly shape: readonly number[];
  /** What one step is worth, by layer: of its weights, then of its biases. */
  readonly scales: readonly number[];
  /** Steps, little-endian 16-bit integers in base 64: by layer its weights, then its biases. */
  readonly values: string;
}

const largestStep = 32_767;

export function unpack({ shape, scales, values }: PackedNetwork): Network {
  const bytes = Buffer.from(values, 'base64');
  let at = 0;
  const take = (count: number, scale: number) =>
    Float64Array.from({ length: count }, () => {
      at += 2;
      return bytes.readInt16LE(at - 2) * scale;
    });
  const layers = shape.slice(1).map((outputs, layer) => ({
    weights: take((shape[layer] ?? 0) * outputs, scales[2 * layer] ?? 0),
    biases: take(outputs, scales[2 * layer + 1] ?? 0),
  }));
  return new Network(layers);
}

export function pack(layers: readonly Layer[]): PackedNetwork {
  const parts = layers.flatMap(({ weights, biases }) => [weights, biases]);
  const scales = parts.map(
    (part) => part.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-9) / largestStep,
  );
  const bytes = Buffer.alloc(2 * parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  parts.forEach((part, which) => {
    for (const value of part) at = bytes.writeInt16LE(Math.round(value / (scales[which] ?? 1)), at);
  });
  const [first] = layers;
  const inputs = first === undefined ? 0 : first.weights.length / first.biases.length;
  return {
    shape: [inputs, ...layers.map(({ biases }) => biases.length)],
    scales,
    values: bytes.toString('base64'),
  };
}
