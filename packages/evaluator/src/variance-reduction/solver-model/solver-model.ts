import type { Card } from '@poker-bot/poker/cards/card';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../../opponents/action-share.ts';
import type { KnownCards } from '../known-cards.ts';
import type { PlayModel } from '../play-model.ts';
import type { Network } from './network.ts';
import { OpponentReading } from './opponent-reading.ts';
import { type PackedNetwork, unpack } from './packed-network.ts';
import { postflopImitation } from './postflop-imitation.ts';
import { preflopImitation } from './preflop-imitation.ts';
import { type RaiseSizes, SolverSpot } from './solver-spot.ts';
import type { SpotKnowledge } from './spot-features.ts';

/** How the solver was seen to advise in spots of one kind. */
export interface Imitation {
  readonly network: PackedNetwork;
  readonly sizes: RaiseSizes;
}

interface KnownDeal {
  readonly cards: KnownCards;
  readonly reading: OpponentReading;
  /** In spots that many deals come to. A tree is asked about again from each point of a hand on. */
  readonly shares: Map<SolverSpot, readonly ActionShare[]>;
}

/** Deals that are asked about at a time: two hands with those that they are compared with. */
const knownDeals = 12;

/**
 * Imitates the advice of the solver service heads-up, in microseconds instead of a round trip: networks that were taught by it
 * (`pnpm soak solver-model`).
 */
export class SolverModel implements PlayModel {
  readonly asksSolver = true;
  /** Points of the betting are kept: the models that this one is a part of are all asked about the same. */
  readonly #spots = new WeakMap<Observation, SolverSpot>();
  #preflop: Network | undefined;
  #postflop: Network | undefined;
  /** Deals are worked out once, however many hands ask. */
  readonly #known = new Map<KnownCards, KnownDeal>();

  shares(observation: Observation, cards: KnownCards): readonly ActionShare[] {
    return this.#spotOf(observation).shares(observation, this.#knowledgeOf(cards));
  }

  at(view: Observation): PlayModel {
    const spot = this.#spots.get(view) ?? this.#spotOf(view);
    this.#spots.set(view, spot);
    return {
      shares: (observation, cards) => {
        const known = this.#knowledgeOf(cards);
        if (known.shares === undefined || cards.isAskedOnce) return spot.shares(observation, known);
        const before = known.shares.get(spot);
        if (before !== undefined) return before;
        const shares = spot.shares(observation, known);
        known.shares.set(spot, shares);
        return shares;
      },
    };
  }

  #spotOf(view: Observation): SolverSpot {
    if (view.street === 'preflop') {
      this.#preflop ??= unpack(preflopImitation.network);
      return new SolverSpot(view, { network: this.#preflop, sizes: preflopImitation.sizes });
    }
    this.#postflop ??= unpack(postflopImitation.network);
    return new SolverSpot(view, { network: this.#postflop, sizes: postflopImitation.sizes });
  }

  /** @throws Error where nothing is said of the other player */
  #knowledgeOf(cards: KnownCards): KnownDeal | (SpotKnowledge & { readonly shares?: undefined }) {
    const { reading, fullBoard } = cards;
    if (reading !== undefined) return { cards, reading };
    if (fullBoard === undefined) throw new Error('Neither the board is known nor what it says');
    return this.#knownOf(cards, fullBoard);
  }

  #knownOf(cards: KnownCards, board: readonly Card[]): KnownDeal {
    const before = this.#known.get(cards);
    if (before !== undefined) return before;
    const known = { cards, reading: this.#readingOf(board), shares: new Map() };
    this.#known.set(cards, known);
    return known;
  }

  /** That of the deal which was begun first, when there are many: they are large. */
  #readingOf(board: readonly Card[]): OpponentReading {
    if (this.#known.size < knownDeals) return new OpponentReading(board);
    const [oldest] = this.#known.values() as Iterable<KnownDeal>;
    if (oldest === undefined) return new OpponentReading(board);
    const { cards, reading } = oldest;
    this.#known.delete(cards);
    reading.restart(board);
    return reading;
  }
}
