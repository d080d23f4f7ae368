import type { Network } from '../../../packages/evaluator/src/variance-reduction/solver-model/network.ts';
import { unpack } from '../../../packages/evaluator/src/variance-reduction/solver-model/packed-network.ts';
import { postflopImitation } from '../../../packages/evaluator/src/variance-reduction/solver-model/postflop-imitation.ts';
import { preflopImitation } from '../../../packages/evaluator/src/variance-reduction/solver-model/preflop-imitation.ts';
import type { Lessons, SpotKind } from './solver-lessons.ts';
import type { Lesson } from './train-network.ts';

/** How far the model may be from the solver in spots that it did not learn from, as `distance` has it. */
export const bars: Readonly<Record<SpotKind, number>> = { preflop: 0.06, postflop: 0.11 };

/**
 * Total variation of the model's answers from the solver's, from 0 to 1, on average over spots that count by their pots. After
 * the flop the solver's own sampling has a part in it.
 */
export function distance(network: Network, lessons: readonly Lesson[]): number {
  let sum = 0;
  let weights = 0;
  for (const { inputs, possible, target, weight } of lessons) {
    const answer = network.probabilities(inputs, possible);
    const apart = answer.reduce((total, each, at) => total + Math.abs(each - (target[at] ?? 0)), 0);
    sum += (weight * apart) / 2;
    weights += weight;
  }
  return sum / weights;
}

/** Of the model as it is kept. */
export function distancesTo(lessons: Lessons) {
  const of = (kind: SpotKind, network: Network) => ({
    mean: distance(network, lessons[kind]),
    bar: bars[kind],
  });
  return {
    preflop: of('preflop', unpack(preflopImitation.network)),
    postflop: of('postflop', unpack(postflopImitation.network)),
  };
}
