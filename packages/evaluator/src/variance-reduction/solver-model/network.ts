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
  /** Room for what goes into a layer and is not 0. */
  readonly #fed: Fed;

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
    this.values = layers.map(({ biases }) => new Float64Array(biases.length));
    const most = Math.max(...layers.map(({ weights, biases }) => weights.length / biases.length));
    this.#fed = { amounts: new Float64Array(most), rows: new Int32Array(most) };
  }

  /**
   * @param possible by output, whether it can be at all; at least one can
   * @returns probabilities by output, summing to 1; overwritten by the next call
   */
  probabilities(inputs: ArrayLike<number>, possible: readonly boolean[]): Float64Array {
    const last = this.layers.length - 1;
    let below = inputs;
    for (let at = 0; at <= last; at += 1) {
      const values = this.values[at] as Float64Array;
      addUp(this.layers[at] as Layer, feed(below, values.length, this.#fed), values);
      if (at < last) rectify(values);
      below = values;
    }
    const outputs = this.values[last] as Float64Array;
    softmax(outputs, possible);
    return outputs;
  }
}

interface Fed {
  readonly amounts: Float64Array;
  /** Where the weights of each begin. */
  readonly rows: Int32Array;
}

interface Inputs extends Fed {
  readonly count: number;
}

/** Most of what describes a spot is 0, and left out. */
function feed(inputs: ArrayLike<number>, width: number, { amounts, rows }: Fed): Inputs {
  let count = 0;
  for (let input = 0; input < inputs.length; input += 1) {
    const amount = inputs[input] as number;
    if (amount === 0) continue;
    amounts[count] = amount;
    rows[count] = input * width;
    count += 1;
  }
  return { amounts, rows, count };
}

/** Four inputs at a time, which saves reading and writing, and one after the other, so that sums are rounded as ever. */
function addUp(
  { weights, biases }: Layer,
  { amounts, rows, count }: Inputs,
  values: Float64Array,
): void {
  const width = biases.length;
  values.set(biases);
  let at = 0;
  for (; at + 3 < count; at += 4) {
    const a = amounts[at] as number;
    const b = amounts[at + 1] as number;
    const c = amounts[at + 2] as number;
    const d = amounts[at + 3] as number;
    let first = rows[at] as number;
    let second = rows[at + 1] as number;
    let third = rows[at + 2] as number;
    let fourth = rows[at + 3] as number;
    for (let output = 0; output < width; output += 1) {
      values[output] =
        (values[output] as number) +
        a * (weights[first] as number) +
        b * (weights[second] as number) +
        c * (weights[third] as number) +
        d * (weights[fourth] as number);
      first += 1;
      second += 1;
      third += 1;
      fourth += 1;
    }
  }
  for (; at < count; at += 1) {
    const amount = amounts[at] as number;
    const row = rows[at] as number;
    for (let output = 0; output < width; output += 1) {
      values[output] = (values[output] as number) + amount * (weights[row + output] as number);
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
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (possible[at] && value > highest) highest = value;
  }
  let total = 0;
  for (let at = 0; at < values.length; at += 1) {
    const share = possible[at] ? Math.exp((values[at] as number) - highest) : 0;
    values[at] = share;
    total += share;
  }
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) / total;
}
