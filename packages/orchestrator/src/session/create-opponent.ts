import type { Player } from '@poker-bot/executor/simulator/player';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { heuristicAdvisor } from '../advisors/heuristic-advisor.ts';
import { decide } from '../decision/decide.ts';
import type { OpponentKind } from './opponent-kinds.ts';

export interface OpponentOptions {
  readonly kind: OpponentKind;
  readonly name: string;
  readonly clock: Clock;
  /** Seed of the hand being played. */
  handSeed(): string;
}

const faultLimitMs = 10_000;
const samples = 50;

export function createOpponent(options: OpponentOptions): Player {
  switch (options.kind) {
    case 'check_or_call':
      return checkOrCall(options.name);
    case 'heuristic':
      return heuristic(options);
  }
}

function checkOrCall(name: string): Player {
  return { name, act: ({ legal }) => ({ type: legal.check ? 'check' : 'call' }) };
}

function heuristic({ name, clock, handSeed }: OpponentOptions): Player {
  const advisors = [heuristicAdvisor({ name, weight: 1, samples })];
  return {
    name,
    act: async (observation) => {
      const decision = await decide(observation, {
        advisors,
        clock,
        handSeed: `${handSeed()}/${name}`,
        budgetMs: faultLimitMs,
        selection: 'sample',
      });
      return decision.action;
    },
  };
}
