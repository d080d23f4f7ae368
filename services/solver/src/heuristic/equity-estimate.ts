import { handVersusRanges } from '@poker-bot/poker/equity/hand-versus-ranges';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import { Range } from '@poker-bot/poker/ranges/range';
import { readRanges } from './ranges/read-ranges.ts';
import type { TimedAction } from './timeline.ts';

export interface EquityEstimate {
  /** Share of the pot that the hand wins if it is shown down, 0 to 1. */
  readonly equity: number;
  /** 0 when the equity is exact. */
  readonly standardError: number;
}

export interface EquityQuestion {
  readonly observation: Observation;
  readonly timeline: readonly TimedAction[];
  readonly random: Random;
  readonly samples: number;
}

/** Equity of the own hand against what the opponents may hold by their actions. */
export function estimateEquity({
  observation,
  timeline,
  random,
  samples,
}: EquityQuestion): EquityEstimate {
  return handVersusRanges({
    hole: observation.hole,
    board: observation.board,
    opponents: readRanges(observation, timeline).map((weights) => Range.of(weights)),
    random,
    samples,
  });
}
