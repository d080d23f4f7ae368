import { type Action, ActionType } from '../gen/pokerbot/poker/v1/observation.ts';
import { RpcError } from '../transport/rpc-error.ts';
import type { TableAction } from './table-types.ts';

export function toWireAction(action: TableAction): Action {
  switch (action.type) {
    case 'fold':
      return { type: ActionType.FOLD };
    case 'check':
      return { type: ActionType.CHECK };
    case 'call':
      return { type: ActionType.CALL };
    case 'raise':
      return { type: ActionType.RAISE, to: action.to };
  }
}

/** @throws RpcError `INVALID_ARGUMENT` */
export function fromWireAction(action: Action | undefined): TableAction {
  switch (action?.type) {
    case ActionType.FOLD:
      return { type: 'fold' };
    case ActionType.CHECK:
      return { type: 'check' };
    case ActionType.CALL:
      return { type: 'call' };
    case ActionType.RAISE:
      if (action.to === undefined) break;
      return { type: 'raise', to: action.to };
    default:
  }
  throw new RpcError('INVALID_ARGUMENT', 'An action has no known type, or a raise has no amount');
}
