import { formatCard } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { positionName } from '@poker-bot/poker/holdem/position-name';

/**
 * A spot as one JSON document for a model: positions, amounts in big blinds, and what is legal in chips, exactly. Every text in
 * it is ours: no name and no chat of a player travels with an observation.
 */
export function describeSpot(observation: Observation): string {
  const { seat, street, hole, board, pot, legal, actions } = observation;
  const bigBlind = bigBlindOf(observation);
  const inBigBlinds = (chips: number) => Math.round((chips / bigBlind) * 1000) / 1000;
  const position = (other: number) => positionName(other, observation.seats);
  const { fold, check, call = null, raise = null } = legal;
  return JSON.stringify({
    street,
    you: position(seat),
    hole: hole.map(formatCard).join(' '),
    board: board.map(formatCard).join(' '),
    bigBlindChips: bigBlind,
    potBb: inBigBlinds(pot),
    ...(call === null
      ? {}
      : { toCallBb: inBigBlinds(call), potOdds: Math.round((call / (pot + call)) * 1000) / 1000 }),
    players: observation.stacks.map((stack, other) => ({
      position: position(other),
      stackBb: inBigBlinds(stack),
      betBb: inBigBlinds(observation.bets[other] ?? 0),
      ...(observation.folded[other] ? { folded: true } : {}),
    })),
    actions: actions.map(
      (made) => `${made.street} ${position(made.seat)} ${describe(made.action, inBigBlinds)}`,
    ),
    legal: { fold, check, call, raise },
  });
}

/** The largest forced bet, so a straddle counts as the big blind. */
function bigBlindOf({ blinds, minimumBet }: Observation): number {
  return Math.max(...blinds) || minimumBet;
}

function describe(action: Action, inBigBlinds: (chips: number) => number): string {
  return action.type === 'raise' ? `raise to ${inBigBlinds(action.to)}bb` : action.type;
}
