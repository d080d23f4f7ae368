import type { Card } from '@poker-bot/poker/cards/card';
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

/** Deals that are asked about at a time: two hands with those that they are compared with. */
const knownDeals = 12;

/**
 * Imitates the advice of the solver service heads-up, in microseconds instead of a round trip: networks that were taught by it
 * (`pnpm soak solver-model`).
 */
export class SolverModel implements PlayModel {
  #preflop: Network | undefined;
  #postflop: Network | undefined;
  /** Deals are worked out once, however many hands ask. */
  readonly #known = new Map<DealKnowledge, KnownDeal>();

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
    let total = 0;
    for (const probability of probabilities) if (isKept(probability)) total += probability;
    const shares: ActionShare[] = [];
    for (let at = 0; at < probabilities.length; at += 1) {
      const probability = probabilities[at] as number;
      if (!isKept(probability)) continue;
      const move = moveClasses[at] as MoveClass;
      const action = actionOf(move, { observation, size: sizes[move] ?? 1 });
      shares.push({ type: 'one', action, probability: probability / total });
    }
    return shares;
  }

  #knownOf(deal: DealKnowledge): KnownDeal {
    const before = this.#known.get(deal);
    if (before !== undefined) return before;
    const board = deal.deck.slice(4, 9);
    const known = { reading: this.#readingOf(board), shares: new Map() };
    this.#known.set(deal, known);
    return known;
  }

  /** That of the deal which was begun first, when there are many: they are large. */
  #readingOf(board: readonly Card[]): OpponentReading {
    if (this.#known.size < knownDeals) return new OpponentReading(board);
    const [oldest] = this.#known as Iterable<[DealKnowledge, KnownDeal]>;
    if (oldest === undefined) return new OpponentReading(board);
    const [deal, { reading }] = oldest;
    this.#known.delete(deal);
    reading.restart(board);
    return reading;
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

function isKept(probability: number): boolean {
  return !(probability < leastProbability);
}
