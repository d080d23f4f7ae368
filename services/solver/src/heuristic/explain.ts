import type { Observation } from '@poker-bot/poker/holdem/observation';
import { formatHandClass, handClassOf } from '@poker-bot/poker/ranges/hand-class';
import type { ActionProbability } from './advice.ts';
import type { EquityEstimate } from './equity-estimate.ts';
import { opponentsOf } from './position.ts';

export interface Explained {
  readonly observation: Observation;
  readonly estimate: EquityEstimate | undefined;
  readonly distribution: readonly ActionProbability[];
}

/** The advice in one sentence: what it rests on, then the most likely action. */
export function explain({ observation, estimate, distribution }: Explained): string {
  const { hole, legal, pot } = observation;
  const [first, second] = hole;
  const hand =
    first === undefined || second === undefined
      ? 'The hand'
      : formatHandClass(handClassOf(first, second));
  const basis = estimate
    ? `${hand} has ${percent(estimate.equity)} against the ranges of ${count(opponentsOf(observation).length)}`
    : `${hand} is played by the chart`;
  const price =
    legal.call === undefined ? '' : `, a call needs ${percent(legal.call / (pot + legal.call))}`;
  const likeliest = distribution.reduce((one, other) =>
    other.probability > one.probability ? other : one,
  );
  return `${basis}${estimate ? price : ''}: ${describe(likeliest)}`;
}

function describe({ action, probability }: ActionProbability): string {
  const what = action.type === 'raise' ? `raise to ${action.to}` : action.type;
  return probability > 0.995 ? what : `${what} ${percent(probability)} of the time`;
}

function count(opponents: number): string {
  return opponents === 1 ? 'one opponent' : `${opponents} opponents`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
