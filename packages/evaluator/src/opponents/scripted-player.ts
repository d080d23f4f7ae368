import type { Player } from '@poker-bot/executor/simulator/play-hand';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import type { OpponentConfig, ScriptedConfig, UniformConfig } from '../config/opponent-config.ts';
import type { DealStrengths } from './hand-strength.ts';
import { type Intention, realise } from './intention.ts';
import { PostflopPolicy } from './postflop-policy.ts';
import { PreflopPolicy } from './preflop-policy.ts';

/** What one player gets for one hand: its luck, and the strengths of the deal's hands. */
export interface HandContext {
  readonly random: Random;
  readonly strengths: DealStrengths;
}

/** Seats a scripted opponent for one hand. */
export type Opponent = (context: HandContext) => Player;

/**
 * Makes an opponent of its configuration: the same configuration, luck and cards give the same actions.
 * @throws Error when a range in it does not parse
 */
export function createOpponent(config: OpponentConfig): Opponent {
  const decide = config.kind === 'uniform' ? uniformPolicy(config) : scriptedPolicy(config);
  return (context) => ({
    name: config.name,
    act: (observation) => decide(observation, context),
  });
}

type Policy = (observation: Observation, context: HandContext) => Action;

function scriptedPolicy(config: ScriptedConfig): Policy {
  const preflop = new PreflopPolicy(config.preflop);
  const postflop = new PostflopPolicy(config.postflop);
  return (observation, context) => {
    const intention =
      observation.street === 'preflop'
        ? preflop.decide(observation, context.random)
        : postflop.decide(observation, context);
    return realise(committed(intention, { observation, at: config.commitAt }), observation.legal);
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
  return ({ legal }, { random }) => {
    const fold = legal.check ? 0 : weights.fold;
    const raise = legal.raise === undefined ? 0 : weights.raise;
    const drawn = random.float() * (fold + raise + weights.passive);
    const amount = random.float();
    if (drawn < fold) return { type: 'fold' };
    if (legal.raise !== undefined && drawn < fold + raise) {
      const { min, max } = legal.raise;
      return { type: 'raise', to: min + Math.floor(amount * (max - min + 1)) };
    }
    return realise({ type: 'continue' }, legal);
  };
}
