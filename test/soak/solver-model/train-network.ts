import {
  type Layer,
  leak,
  Network,
} from '../../../packages/evaluator/src/variance-reduction/solver-model/network.ts';
import type { Random } from '../../../packages/poker/src/random/random.ts';

/** What a network is to answer. */
export interface Lesson {
  readonly inputs: Float32Array;
  readonly possible: readonly boolean[];
  /** Probabilities by output. */
  readonly target: Float32Array;
  /** How much it counts beside others. */
  readonly weight: number;
}

interface Training {
  readonly lessons: readonly Lesson[];
  /** Outputs of the layers between. */
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly random: Random;
}

const batch = 32;
const rate = 3e-3;
const decay = 1e-5;

/**
 * Teaches a network by cross-entropy. Source: Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019), the rate falling to a fiftieth over the training.
 */
export function trainNetwork({ lessons, hidden, epochs, random }: Training): Network {
  const [first] = lessons;
  if (first === undefined) throw new Error('There is nothing to learn from');
  const shape = [first.inputs.length, ...hidden, first.target.length];
  const network = new Network(
    shape.slice(1).map((outputs, at) => drawLayer(shape[at] ?? 0, { outputs, random })),
  );
  const average = lessons.reduce((sum, { weight }) => sum + weight, 0) / lessons.length;
  const optimiser = new Optimiser(network, average);
  const steps = epochs * Math.floor(lessons.length / batch);
  const order = lessons.slice();
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from + batch <= order.length; from += batch) {
      for (const lesson of order.slice(from, from + batch)) optimiser.learn(lesson);
      step += 1;
      optimiser.step(rate * Math.min(1, step / 200) * (0.02 + 0.98 * (1 - step / steps)));
    }
  }
  return network;
}

function shuffle(lessons: Lesson[], random: Random): void {
  for (let at = lessons.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [lessons[at], lessons[other]] = [lessons[other] as Lesson, lessons[at] as Lesson];
  }
}

/** Weights as He, Zhang, Ren and Sun (ICCV 2015) draw them for rectifiers. */
function drawLayer(
  inputs: number,
  { outputs, random }: { readonly outputs: number; readonly random: Random },
): Layer {
  const deviation = Math.sqrt(2 / inputs);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
  return {
    weights: Float64Array.from({ length: inputs * outputs }, () => deviation * normal()),
    biases: new Float64Array(outputs),
  };
}

interface Moments {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

class Optimiser {
  readonly #network: Network;
  readonly #layers: readonly { readonly weights: Moments; readonly biases: Moments }[];
  /** Of what goes into each layer. */
  readonly #errors: readonly Float64Array[];
  readonly #averageWeight: number;
  #steps = 0;

  /** @param averageWeight of the lessons */
  constructor(network: Network, averageWeight: number) {
    this.#averageWeight = averageWeight;
    this.#network = network;
    this.#layers = network.layers.map(({ weights, biases }) => ({
      weights: momentsOf(weights),
      biases: momentsOf(biases),
    }));
    this.#errors = network.layers.map(({ biases }) => new Float64Array(biases.length));
  }

  /** Adds the gradient of one lesson. */
  learn({ inputs, possible, target, weight }: Lesson): void {
    const { layers, values } = this.#network;
    const answer = this.#network.probabilities(inputs, possible);
    const counts = weight / this.#averageWeight;
    const last = layers.length - 1;
    const errors = this.#errors[last] as Float64Array;
    answer.forEach((probability, output) => {
      errors[output] = (counts * (probability - (target[output] ?? 0))) / batch;
    });
    for (let at = last; at >= 0; at -= 1) {
      const below = at === 0 ? inputs : (values[at - 1] as Float64Array);
      this.#back(at, below, at === 0 ? undefined : this.#errors[at - 1]);
    }
  }

  /** @param passed where the errors of the layer below go; undefined for the first layer */
  #back(at: number, below: ArrayLike<number>, passed: Float64Array | undefined): void {
    const { weights } = this.#network.layers[at] as Layer;
    const { weights: weightMoments, biases } = this.#layers[at] as {
      weights: Moments;
      biases: Moments;
    };
    const errors = this.#errors[at] as Float64Array;
    const width = errors.length;
    for (let output = 0; output < width; output += 1) {
      biases.gradient[output] = (biases.gradient[output] as number) + (errors[output] as number);
    }
    for (let input = 0; input < below.length; input += 1) {
      const value = below[input] as number;
      if (value === 0 && passed === undefined) continue;
      const row = input * width;
      let sum = 0;
      for (let output = 0; output < width; output += 1) {
        const error = errors[output] as number;
        weightMoments.gradient[row + output] =
          (weightMoments.gradient[row + output] as number) + value * error;
        sum += (weights[row + output] as number) * error;
      }
      if (passed !== undefined) passed[input] = value < 0 ? sum * leak : sum;
    }
  }

  step(rateNow: number): void {
    this.#steps += 1;
    const corrections = { mean: 1 - 0.9 ** this.#steps, square: 1 - 0.999 ** this.#steps };
    for (const { weights, biases } of this.#layers) {
      move(weights, { rate: rateNow, corrections });
      move(biases, { rate: rateNow, corrections });
    }
  }
}

function momentsOf(parameters: Float64Array): Moments {
  const empty = () => new Float64Array(parameters.length);
  return { parameters, gradient: empty(), mean: empty(), square: empty() };
}

function move(
  { parameters, gradient, mean, square }: Moments,
  {
    rate: rateNow,
    corrections,
  }: {
    readonly rate: number;
    readonly corrections: { readonly mean: number; readonly square: number };
  },
): void {
  for (let at = 0; at < parameters.length; at += 1) {
    const slope = gradient[at] as number;
    const average = 0.9 * (mean[at] as number) + 0.1 * slope;
    const power = 0.999 * (square[at] as number) + 0.001 * slope * slope;
    mean[at] = average;
    square[at] = power;
    gradient[at] = 0;
    const parameter = parameters[at] as number;
    const pulled = average / corrections.mean / (Math.sqrt(power / corrections.square) + 1e-8);
    parameters[at] = parameter - rateNow * (pulled + decay * parameter);
  }
}
