/** Slope below zero of the hidden layers (leaky rectifiers: Maas, Hannun and Ng, 2013). */
export const leak = 0.01;

/** A layer that is fully connected to the one before. */
export interface Layer {
  /** By input, then by output. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** A feed-forward network whose outputs are probabilities. */
export class Network {
  readonly layers: readonly Layer[];
  /** What each layer came to for the inputs asked about last; of the last layer the probabilities. */
  readonly values: readonly Float64Array[];

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
    this.values = layers.map(({ biases }) => new Float64Array(biases.length));
  }

  /**
   * @param possible by output, whether it can be at all; at least one can
   * @returns probabilities by output, summing to 1; overwritten by the next call
   */
  probabilities(inputs: ArrayLike<number>, possible: readonly boolean[]): Float64Array {
    let below: ArrayLike<number> = inputs;
    this.layers.forEach((layer, at) => {
      const values = this.values[at] as Float64Array;
      sums(layer, below, values);
      if (at < this.layers.length - 1) rectify(values);
      below = values;
    });
    const outputs = this.values.at(-1) as Float64Array;
    softmax(outputs, possible);
    return outputs;
  }
}

function sums({ weights, biases }: Layer, inputs: ArrayLike<number>, values: Float64Array): void {
  const width = biases.length;
  values.set(biases);
  for (let input = 0; input < inputs.length; input += 1) {
    const value = inputs[input] as number;
    // Most of what describes a spot is 0.
    if (value === 0) continue;
    const row = input * width;
    for (let output = 0; output < width; output += 1) {
      values[output] = (values[output] as number) + value * (weights[row + output] as number);
    }
  }
}

function rectify(values: Float64Array): void {
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value < 0) values[at] = leak * value;
  }
}

function softmax(values: Float64Array, possible: readonly boolean[]): void {
  let highest = Number.NEGATIVE_INFINITY;
  values.forEach((value, at) => {
    if (possible[at] && value > highest) highest = value;
  });
  let total = 0;
  for (let at = 0; at < values.length; at += 1) {
    const share = possible[at] ? Math.exp((values[at] as number) - highest) : 0;
    values[at] = share;
    total += share;
  }
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) / total;
}
