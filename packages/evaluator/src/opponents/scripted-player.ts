import type { Player } from '@poker-bot/executor/simulator/play-hand';
import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import type {
  Frequencies,
  OpponentConfig,
  ScriptedConfig,
  UniformConfig,
} from '@poker-bot/shared/config/opponent-config';
import { type ActionShare, actionShares, type IntentionShare } from './action-share.ts';
import type { DealStrengths } from './hand-strength.ts';
import { carryOn, giveUp, type Intention, realise } from './intention.ts';
import { PostflopPolicy } from './postflop-policy.ts';
import { PreflopPolicy } from './preflop-policy.ts';

/** What one player gets for one hand: its luck, and the strengths of the deal's hands. */
export interface HandContext {
  readonly random: Random;
  readonly strengths: DealStrengths;
}

/** Somebody to play against. */
export interface Opponent {
  /** Seats it for one hand. */
  seat(context: HandContext): Player;
  /** Its strategy in a spot, summing to 1; absent where it is not known. */
  shares?: Strategy;
  /** The same for whatever is dealt at one point of the betting, that of a view whose cards mean nothing: quicker. */
  sharesAt?(view: Observation): Strategy;
}

/** One whose strategy is known. */
export interface ScriptedOpponent extends Opponent {
  shares: Strategy;
}

export type Strategy = (
  observation: Observation,
  strengths: DealStrengths,
) => readonly ActionShare[];

/**
 * Makes an opponent of its configuration: the same configuration, luck and cards give the same actions.
 * @throws Error when a range in it does not parse
 */
export function createOpponent(config: OpponentConfig): ScriptedOpponent {
  const { decide, shares, sharesAt } =
    config.kind === 'uniform' ? uniformPolicy(config) : scriptedPolicy(config);
  return {
    seat: (context) => ({
      name: config.name,
      act: (observation) => decide(observation, context),
    }),
    shares,
    sharesAt,
  };
}

interface Policy {
  decide(observation: Observation, context: HandContext): Action;
  readonly shares: Strategy;
  sharesAt(view: Observation): Strategy;
}

function scriptedPolicy(config: ScriptedConfig): Policy {
  const preflop = new PreflopPolicy(config.preflop);
  const postflop = new PostflopPolicy(config.postflop);
  const at = config.commitAt;
  const acts = (observation: Observation, meant: readonly IntentionShare[]) =>
    actionShares(
      meant.map(({ intention, probability }) => ({
        intention: committed(intention, { observation, at }),
        probability,
      })),
      observation.legal,
    );
  const shares: Strategy = (observation, strengths) => {
    if (observation.street === 'preflop') return acts(observation, preflop.shares(observation));
    const frequencies = postflop.frequencies(observation, strengths);
    return acts(observation, postflop.shares(observation, frequencies));
  };
  return {
    decide: (observation, context) => {
      const intention =
        observation.street === 'preflop'
          ? preflop.decide(observation, context.random)
          : postflop.decide(observation, context);
      return realise(committed(intention, { observation, at }), observation.legal);
    },
    shares,
    sharesAt: (view) => {
      if (view.street === 'preflop') return shares;
      const known = new Map<Frequencies, readonly ActionShare[]>();
      return (observation, strengths) => {
        const frequencies = postflop.frequencies(observation, strengths);
        const before = known.get(frequencies);
        if (before !== undefined) return before;
        const found = acts(observation, postflop.shares(observation, frequencies));
        known.set(frequencies, found);
        return found;
      };
    },
  };
}

function committed(
  intention: Intention,
  { observation, at }: { observation: Observation; at: number },
): Intention {
  if (intention.type !== 'raise') return intention;
  const { bets, stacks, seat } = observation;
  const all = (bets[seat] ?? 0) + (stacks[seat] ?? 0);
  return intention.to - (bets[seat] ?? 0) >= at * (stacks[seat] ?? 0)
    ? { type: 'raise', to: all }
    : intention;
}

function uniformPolicy({ weights }: UniformConfig): Policy {
  const chances = (legal: LegalActions) => {
    const fold = legal.check ? 0 : weights.fold;
    const raise = legal.raise === undefined ? 0 : weights.raise;
    return { fold, raise, total: fold + raise + weights.passive };
  };
  const shares = ({ legal }: Observation): readonly ActionShare[] => {
    const { fold, raise, total } = chances(legal);
    const others = actionShares(
      [
        { intention: giveUp, probability: fold / total },
        { intention: carryOn, probability: weights.passive / total },
      ],
      legal,
    );
    if (legal.raise === undefined || raise === 0) return others;
    return [...others, { type: 'spread', ...legal.raise, probability: raise / total }];
  };
  return {
    decide: ({ legal }, { random }) => {
      const { fold, raise, total } = chances(legal);
      const drawn = random.float() * total;
      const amount = random.float();
      if (drawn < fold) return { type: 'fold' };
      if (legal.raise !== undefined && drawn < fold + raise) {
        const { min, max } = legal.raise;
        return { type: 'raise', to: min + Math.floor(amount * (max - min + 1)) };
      }
      return realise({ type: 'continue' }, legal);
    },
    shares,
    sharesAt: (view) => {
      const known = shares(view);
      return () => known;
    },
  };
}
