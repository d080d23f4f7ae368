import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../../opponents/action-share.ts';
import type { DealKnowledge } from '../deal-knowledge.ts';
import type { PlayModel } from '../play-model.ts';
import { actionOf, type MoveClass, moveClasses, possibleClasses } from './move-class.ts';
import type { Network } from './network.ts';
import { OpponentReading } from './opponent-reading.ts';
import { type PackedNetwork, unpack } from './packed-network.ts';
import { postflopImitation } from './postflop-imitation.ts';
import { preflopImitation } from './preflop-imitation.ts';
import { featuresOf } from './spot-features.ts';

/** How the solver was seen to advise in spots of one kind. */
export interface Imitation {
  readonly network: PackedNetwork;
  /** Average sizes of its raises by class, as `potShare` has them: where nothing is to be called, and against a bet. */
  readonly sizes: Readonly<Record<'bet' | 'raise', Readonly<Partial<Record<MoveClass, number>>>>>;
}

interface KnownDeal {
  readonly reading: OpponentReading;
  /** By the moves that led to a spot: those of a point that many deals come to are one list. */
  readonly shares: Map<Observation['actions'], readonly ActionShare[]>;
}

/** What is chosen less often is left out: each branch more makes a tree larger. */
const leastProbability = 0.05;

/**
 * Imitates the advice of the solver service heads-up, in microseconds instead of a round trip: networks that were taught by it
 * (`pnpm soak solver-model`).
 */
export class SolverModel implements PlayModel {
  #preflop: Network | undefined;
  #postflop: Network | undefined;
  /** Deals are worked out once, however many hands ask. */
  readonly #known = new WeakMap<DealKnowledge, KnownDeal>();

  shares(observation: Observation, deal: DealKnowledge): readonly ActionShare[] {
    const known = this.#knownOf(deal);
    // A tree is asked about again from each point of a hand on.
    const before = known.shares.get(observation.actions);
    if (before !== undefined) return before;
    const shares = this.#sharesIn(observation, { deal, reading: known.reading });
    known.shares.set(observation.actions, shares);
    return shares;
  }

  #sharesIn(
    observation: Observation,
    knowledge: { readonly deal: DealKnowledge; readonly reading: OpponentReading },
  ): readonly ActionShare[] {
    const { network, imitation } = this.#imitationOf(observation);
    const features = featuresOf(observation, knowledge);
    const probabilities = network.probabilities(features, possibleClasses(observation));
    const sizes = imitation.sizes[observation.legal.call === undefined ? 'bet' : 'raise'];
    const kept = moveClasses.flatMap((move, at) => {
      const probability = probabilities[at] ?? 0;
      return probability < leastProbability ? [] : [{ move, probability }];
    });
    const total = kept.reduce((sum, { probability }) => sum + probability, 0);
    return kept.map(({ move, probability }) => ({
      type: 'one',
      action: actionOf(move, { observation, size: sizes[move] ?? 1 }),
      probability: probability / total,
    }));
  }

  #knownOf(deal: DealKnowledge): KnownDeal {
    const before = this.#known.get(deal);
    if (before !== undefined) return before;
    const known = { reading: new OpponentReading(deal.deck.slice(4, 9)), shares: new Map() };
    this.#known.set(deal, known);
    return known;
  }

  #imitationOf({ street }: Observation) {
    if (street === 'preflop') {
      this.#preflop ??= unpack(preflopImitation.network);
      return { network: this.#preflop, imitation: preflopImitation };
    }
    this.#postflop ??= unpack(postflopImitation.network);
    return { network: this.#postflop, imitation: postflopImitation };
  }
}
