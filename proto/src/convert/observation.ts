import type { LegalActions, Observation } from '../gen/pokerbot/poker/v1/observation.ts';
import { RpcError } from '../transport/rpc-error.ts';
import { fromWireAction, toWireAction } from './action.ts';
import { checkObservation } from './check-observation.ts';
import { fromWireStreet, toWireStreet } from './street.ts';
import type { TableLegalActions, TableObservation } from './table-types.ts';

export function toWireObservation(observation: TableObservation): Observation {
  return {
    ...observation,
    street: toWireStreet(observation.street),
    hole: [...observation.hole],
    board: [...observation.board],
    stacks: [...observation.stacks],
    startingStacks: [...observation.startingStacks],
    bets: [...observation.bets],
    contributed: [...observation.contributed],
    folded: [...observation.folded],
    blinds: [...observation.blinds],
    antes: [...observation.antes],
    actions: observation.actions.map(({ seat, street, action, amount }) => ({
      seat,
      street: toWireStreet(street),
      action: toWireAction(action),
      amount,
    })),
    legal: {
      ...observation.legal,
      raise: observation.legal.raise && { ...observation.legal.raise },
    },
  };
}

/** @throws RpcError `INVALID_ARGUMENT` naming what cannot be: nothing that comes back needs checking again. */
export function fromWireObservation(message: Observation | undefined): TableObservation {
  if (!message) throw new RpcError('INVALID_ARGUMENT', 'The request has no observation');
  const observation: TableObservation = {
    ...message,
    street: fromWireStreet(message.street),
    actions: message.actions.map(({ seat, street, action, amount }) => ({
      seat,
      street: fromWireStreet(street),
      action: fromWireAction(action),
      amount,
    })),
    legal: fromWireLegal(message.legal),
  };
  checkObservation(observation);
  return observation;
}

function fromWireLegal(legal: LegalActions | undefined): TableLegalActions {
  if (!legal) throw new RpcError('INVALID_ARGUMENT', 'The observation has no legal actions');
  return {
    seat: legal.seat,
    fold: legal.fold,
    check: legal.check,
    call: legal.call,
    raise: legal.raise && { min: legal.raise.min, max: legal.raise.max },
  };
}
