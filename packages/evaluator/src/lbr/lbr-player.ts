import type { Player } from '@poker-bot/executor/simulator/player';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import type { Belief } from './belief.ts';
import type { BotStrategy } from './bot-strategy.ts';
import { FollowedHand } from './followed-hand.ts';
import type { LbrConfig } from './lbr-config.ts';
import { passiveOf, passiveValue, raisesOf, raiseValue } from './lbr-values.ts';
import { winShares } from './win-shares.ts';

/**
 * A local best response, in one hand: it is told how the bot plays every holding, keeps the weights of what the bot may hold by
 * Bayes' rule, and takes the action that is worth most if both check and call from there on.
 *
 * Source: Lisý and Bowling, Equilibrium approximation quality of current no-limit poker bots (2017), arXiv 1612.07547.
 */
export class LbrPlayer implements Player {
  readonly name: string;
  readonly #config: LbrConfig;
  readonly #followed: FollowedHand;
  readonly #random: Random;
  /** By the cards on the board. */
  readonly #shares = new Map<number, Float64Array>();

  constructor(
    config: LbrConfig,
    { strategy, random }: { readonly strategy: BotStrategy; readonly random: Random },
  ) {
    this.name = config.name;
    this.#config = config;
    this.#followed = new FollowedHand(strategy.inHand(random));
    this.#random = random;
  }

  act(observation: Observation): Action {
    const { streets, actions } = this.#config;
    const mayFold = actions.includes('fold') && !observation.legal.check;
    const raises = raisesOf(observation, actions);
    const hasChoice = mayFold || raises.length > 0;
    if (!(hasChoice && streets.includes(observation.street))) return passiveOf(observation);
    const { hand, belief } = this.#followed.upTo(observation);
    const shares = this.#sharesOf(observation);
    let best: { action: Action; value: number } = {
      action: passiveOf(observation),
      value: passiveValue(observation, belief.mean(shares) ?? 0),
    };
    if (mayFold && best.value < 0) best = { action: { type: 'fold' }, value: 0 };
    for (const action of raises) {
      const value = this.#valueOf(action, { observation, hand, belief, shares });
      if (value > best.value) best = { action, value };
    }
    return best.action;
  }

  #valueOf(action: Action & { type: 'raise' }, spot: Spot): number {
    const { observation, hand, belief, shares } = spot;
    const after = hand.clone();
    after.act(action);
    const folds = this.#followed.chances({ type: 'fold' }, after);
    const foldChance = belief.mean(folds) ?? 0;
    const called = belief.mean(shares, (index) => 1 - (folds[index] ?? 0)) ?? 0;
    const asked = after.actor === undefined ? 0 : (after.legalActions().call ?? 0);
    const paid = action.to - (observation.bets[observation.seat] ?? 0);
    return raiseValue({ pot: observation.pot, paid, asked, foldChance, called });
  }

  #sharesOf({ hole, board }: Observation): Float64Array {
    const known = this.#shares.get(board.length);
    if (known !== undefined) return known;
    const shares = winShares({ hole, board }, this.#random.fork('shares').fork(board.length));
    this.#shares.set(board.length, shares);
    return shares;
  }
}

interface Spot {
  readonly observation: Observation;
  readonly hand: Hand;
  readonly belief: Belief;
  readonly shares: Float64Array;
}
