import { RpcError } from '../transport/rpc-error.ts';
import type { TableObservation, TableStreet } from './table-types.ts';

const boardCards: Readonly<Record<TableStreet, number>> = {
  preflop: 0,
  flop: 3,
  turn: 4,
  river: 5,
};

/** Refuses what no hand can look like, so that strategy code meets sound input only. */
export function checkObservation(observation: TableObservation): void {
  const problem =
    seatProblem(observation) ??
    streetProblem(observation) ??
    cardProblem(observation) ??
    chipProblem(observation) ??
    legalProblem(observation);
  if (problem) throw new RpcError('INVALID_ARGUMENT', problem);
}

function seatProblem(observation: TableObservation): string | undefined {
  const { seat, seats, actions, folded } = observation;
  if (seats < 2 || seats > 10) return `A hand has 2 to 10 seats, not ${seats}`;
  if (seat >= seats) return `Seat ${seat} is not one of ${seats}`;
  for (const name of [
    'stacks',
    'startingStacks',
    'bets',
    'contributed',
    'folded',
    'blinds',
    'antes',
  ] as const) {
    if (observation[name].length !== seats) {
      return `\`${name}\` has ${observation[name].length} entries for ${seats} seats`;
    }
  }
  if (folded[seat]) return `Seat ${seat} has folded and is asked for an action`;
  if (folded.filter((gone) => !gone).length < 2) return 'Nobody else is in the hand';
  const stranger = actions.find((action) => action.seat >= seats);
  return stranger && `An action names seat ${stranger.seat} of ${seats}`;
}

function streetProblem({ street, actions }: TableObservation): string | undefined {
  const ahead = actions.find((action) => boardCards[action.street] > boardCards[street]);
  return ahead && `An action of the ${ahead.street} is there before the ${ahead.street}`;
}

function cardProblem({ street, hole, board }: TableObservation): string | undefined {
  if (hole.length !== 2) return `A seat holds 2 cards, not ${hole.length}`;
  if (board.length !== boardCards[street]) {
    return `The ${street} shows ${boardCards[street]} board cards, not ${board.length}`;
  }
  const cards = [...hole, ...board];
  if (cards.some((card) => card > 51)) return 'A card is a number from 0 to 51';
  return new Set(cards).size === cards.length ? undefined : 'A card is there twice';
}

function chipProblem(observation: TableObservation): string | undefined {
  for (const name of [
    'stacks',
    'startingStacks',
    'bets',
    'contributed',
    'blinds',
    'antes',
  ] as const) {
    if (observation[name].some((chips) => chips < 0)) return `\`${name}\` holds a negative amount`;
  }
  if (observation.actions.some(({ amount }) => amount < 0))
    return 'An action adds less than nothing';
  if (observation.pot < 0) return 'The pot is negative';
  return observation.minimumBet > 0 ? undefined : 'The minimum bet is not above 0';
}

function legalProblem({ seat, legal }: TableObservation): string | undefined {
  const { fold, check, call, raise } = legal;
  if (legal.seat !== seat) return `The legal actions are those of seat ${legal.seat}, not ${seat}`;
  if (!fold && !check && call === undefined && !raise) return 'No action is legal';
  if (call !== undefined && call <= 0) return `A call of ${call} chips is none`;
  if (raise && (raise.min <= 0 || raise.min > raise.max)) {
    return `A raise from ${raise.min} to ${raise.max} is none`;
  }
  return undefined;
}
