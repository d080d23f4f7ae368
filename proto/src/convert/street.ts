import { Street } from '../gen/pokerbot/poker/v1/observation.ts';
import { RpcError } from '../transport/rpc-error.ts';
import type { TableStreet } from './table-types.ts';

const wire: Readonly<Record<TableStreet, Street>> = {
  preflop: Street.PREFLOP,
  flop: Street.FLOP,
  turn: Street.TURN,
  river: Street.RIVER,
};

const names = new Map(Object.entries(wire).map(([name, value]) => [value, name as TableStreet]));

export function toWireStreet(street: TableStreet): Street {
  return wire[street];
}

/** @throws RpcError `INVALID_ARGUMENT` */
export function fromWireStreet(street: Street): TableStreet {
  const name = names.get(street);
  if (!name) throw new RpcError('INVALID_ARGUMENT', `Street ${street} is not known`);
  return name;
}
