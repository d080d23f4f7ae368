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

/**
 * Eight outputs at a time, so that sums stay out of the memory until they are whole. Each is added up in the order of the
 * inputs, whatever stands beside it: figures do not depend on it.
 */
function addUp({ weights, biases }: Layer, inputs: Inputs, values: Float64Array): void {
  const { amounts, rows, count } = inputs;
  let output = 0;
  for (; output + 7 < biases.length; output += 8) {
    let a = biases[output] as number;
    let b = biases[output + 1] as number;
    let c = biases[output + 2] as number;
    let d = biases[output + 3] as number;
    let e = biases[output + 4] as number;
    let f = biases[output + 5] as number;
    let g = biases[output + 6] as number;
    let h = biases[output + 7] as number;
    for (let at = 0; at < count; at += 1) {
      const amount = amounts[at] as number;
      const place = (rows[at] as number) + output;
      a += amount * (weights[place] as number);
      b += amount * (weights[place + 1] as number);
      c += amount * (weights[place + 2] as number);
      d += amount * (weights[place + 3] as number);
      e += amount * (weights[place + 4] as number);
      f += amount * (weights[place + 5] as number);
      g += amount * (weights[place + 6] as number);
      h += amount * (weights[place + 7] as number);
    }
    values[output] = a;
    values[output + 1] = b;
    values[output + 2] = c;
    values[output + 3] = d;
    values[output + 4] = e;
    values[output + 5] = f;
    values[output + 6] = g;
    values[output + 7] = h;
  }
  for (; output < biases.length; output += 1) {
    let sum = biases[output] as number;
    for (let at = 0; at < count; at += 1) {
      sum += (amounts[at] as number) * (weights[(rows[at] as number) + output] as number);
    }
    values[output] = sum;
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
