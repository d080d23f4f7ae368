import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../../opponents/action-share.ts';
import { actionOf, type MoveClass, moveClasses, possibleClasses } from './move-class.ts';
import type { Network } from './network.ts';
import { featuresOf, type SpotKnowledge } from './spot-features.ts';
import { historyOf, type SpotHistory } from './spot-history.ts';

/** Average sizes of raises by class, as `potShare` has them: where nothing is to be called, and against a bet. */
export type RaiseSizes = Readonly<
  Record<'bet' | 'raise', Readonly<Partial<Record<MoveClass, number>>>>
>;

/** What is chosen less often is left out: each branch more makes a tree larger. */
const leastProbability = 0.05;

/** A spot for the network, whatever is dealt. */
export class SolverSpot {
  readonly #network: Network;
  readonly #history: SpotHistory;
  readonly #possible: readonly boolean[];
  /** By class of move. */
  readonly #actions: readonly Action[];

  /** @param view of the spot; its cards mean nothing */
  constructor(
    view: Observation,
    { network, sizes }: { readonly network: Network; readonly sizes: RaiseSizes },
  ) {
    this.#network = network;
    this.#history = historyOf(view);
    this.#possible = possibleClasses(view);
    const sizesHere = sizes[view.legal.call === undefined ? 'bet' : 'raise'];
    this.#actions = moveClasses.map((move) =>
      actionOf(move, { observation: view, size: sizesHere[move] ?? 1 }),
    );
  }

  shares(observation: Observation, knowledge: SpotKnowledge): readonly ActionShare[] {
    const features = featuresOf(observation, knowledge, this.#history);
    const probabilities = this.#network.probabilities(features, this.#possible);
    let total = 0;
    for (let at = 0; at < probabilities.length; at += 1) {
      const probability = probabilities[at] as number;
      if (probability >= leastProbability) total += probability;
    }
    const shares: ActionShare[] = [];
    for (let at = 0; at < probabilities.length; at += 1) {
      const probability = probabilities[at] as number;
      if (!(probability >= leastProbability)) continue;
      const action = this.#actions[at] as Action;
      shares.push({ type: 'one', action, probability: probability / total });
    }
    return shares;
  }
}
