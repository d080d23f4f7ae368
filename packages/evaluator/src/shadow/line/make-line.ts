import { phhMove } from '@poker-bot/logger/hands/phh-actions';
import type { AdvisorReport, Decision } from '@poker-bot/orchestrator/decision/decision';
import { formatCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { positionName } from '@poker-bot/poker/holdem/position-name';
import type { ShadowAdvisor } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ActionValue } from '../judge/ev-judge.ts';
import type { Spot } from '../spots/read-spots.ts';
import { agrees, type Comparison, probabilityOf } from './agreement.ts';
import type { DecisionLine, DivergenceNote } from './decision-line.ts';

export interface LineParts {
  readonly index: number;
  readonly spot: Spot;
  readonly decision: Decision;
  readonly raiseTolerance: number;
  /** Of the recorded and of the candidate's action; where they agree nobody is asked. */
  readonly values: readonly ActionValue[];
}

/** The line of a decision that was replayed. */
export function makeLine(parts: LineParts): DecisionLine {
  const { index, spot, decision } = parts;
  const { place, player, observation, action: recorded } = spot;
  const comparison = comparisonOf(parts);
  const alike = agrees(decision.action, comparison);
  return {
    index,
    ordinal: place.ordinal,
    hand: place.hand,
    file: place.file,
    line: place.line,
    seat: observation.seat,
    player,
    position: positionName(observation.seat, observation.seats),
    street: observation.street,
    move: observation.actions.length,
    kinds: [recorded.type, decision.action.type],
    recorded: phhMove(recorded),
    candidate: phhMove(decision.action),
    agrees: alike,
    probability: probabilityFor(decision, comparison),
    advisors: decision.advisors.map((report) => advisorOf(report, !alike)),
    guards: decision.guards
      .filter(({ verdict }) => verdict !== 'passed')
      .map(({ guard, verdict, reason }) => ({
        guard,
        verdict,
        ...(reason === undefined ? {} : { reason }),
      })),
    degraded: decision.degraded,
    ...(alike ? {} : { divergence: divergenceOf(parts) }),
  };
}

export function comparisonOf({
  spot,
  raiseTolerance,
}: Pick<LineParts, 'spot' | 'raiseTolerance'>): Comparison {
  return { observation: spot.observation, recorded: spot.action, raiseTolerance };
}

/** Without any advice the safe action is certain. */
function probabilityFor({ distribution, action }: Decision, comparison: Comparison): number {
  const certain = [{ action, probability: 1 }];
  return probabilityOf(distribution.length === 0 ? certain : distribution, comparison);
}

function divergenceOf({ spot, decision, values }: LineParts): DivergenceNote {
  const { observation, players } = spot;
  const [recorded, candidate] = values;
  if (recorded === undefined || candidate === undefined) {
    throw new Error('A divergence is judged before it is written');
  }
  return {
    hole: formatCards(observation.hole),
    board: formatCards(observation.board),
    bigBlind: observation.minimumBet,
    pot: observation.pot,
    toCall: observation.legal.call ?? 0,
    seats: observation.stacks.map((stack, seat) => ({
      player: players[seat] ?? '',
      position: positionName(seat, observation.seats),
      stack,
      bet: observation.bets[seat] ?? 0,
      folded: observation.folded[seat] ?? false,
    })),
    betting: bettingOf(observation, players),
    distribution: decision.distribution.map(weighted),
    values: values.map(({ action, ev, why }) => ({ action: phhMove(action), ev, why })),
    evDifference: rounded(candidate.ev - recorded.ev),
  };
}

function bettingOf({ actions }: Observation, players: readonly string[]) {
  return actions.map(({ seat, street, action }) => ({
    player: players[seat] ?? '',
    street,
    kind: action.type,
    did: phhMove(action),
  }));
}

function advisorOf(
  { name, outcome, advice, reason }: AdvisorReport,
  whole: boolean,
): ShadowAdvisor {
  const { source, confidence, distribution, rationale, tokens } = advice ?? {};
  // An illegal answer may be anything, and is told by its reason.
  const usable = outcome === 'answered';
  return {
    name,
    outcome,
    ...(usable && source !== undefined ? { source } : {}),
    ...(usable && confidence !== undefined ? { confidence } : {}),
    ...(usable && whole && distribution !== undefined
      ? { distribution: distribution.map(weighted) }
      : {}),
    ...(usable && rationale !== undefined ? { rationale } : {}),
    // An answer that could not be used has to be paid for all the same.
    ...(Number.isFinite(tokens) && tokens !== undefined ? { tokens } : {}),
    // Why one was not asked is the same in every hand, and stands in the environment.
    ...(reason === undefined || outcome === 'skipped' ? {} : { reason }),
  };
}

function weighted(entry: {
  readonly action: Action;
  readonly probability: number;
}): [string, number] {
  return [phhMove(entry.action), entry.probability];
}

/** What four digits less four digits leave behind the fourth is no figure. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
