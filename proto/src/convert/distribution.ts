import type { ActionProbability } from '../gen/pokerbot/poker/v1/observation.ts';
import { fromWireAction, toWireAction } from './action.ts';
import type { TableActionProbability } from './table-types.ts';

export function toWireDistribution(
  distribution: readonly TableActionProbability[],
): ActionProbability[] {
  return distribution.map(({ action, probability }) => ({
    action: toWireAction(action),
    probability,
  }));
}

/** @throws RpcError `INVALID_ARGUMENT` */
export function fromWireDistribution(
  distribution: readonly ActionProbability[],
): TableActionProbability[] {
  return distribution.map(({ action, probability }) => ({
    action: fromWireAction(action),
    probability,
  }));
}
