import type { Player } from '@poker-bot/executor/simulator/player';
import { chairsByPosition, seatingAt } from '@poker-bot/executor/simulator/seating';
import { Table } from '@poker-bot/executor/simulator/table';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { SessionRequest } from './session-request.ts';

export interface SessionTableOptions {
  readonly sessionId: string;
  readonly request: SessionRequest;
  readonly seed: string;
  /** By chair. */
  readonly players: readonly Player[];
  readonly nextIndex: number;
  /** The last hand of the session so far. */
  readonly last: HandRecord | undefined;
}

/** The table of a session, set up as its last hand left it. */
export function sessionTable(options: SessionTableOptions): Table {
  const { sessionId, request, seed, players, nextIndex, last } = options;
  const { smallBlind, bigBlind, ante, buyIn, stackPolicy } = request;
  const stacks = last && stacksAfter(last, players.length);
  return new Table({
    name: sessionId,
    seed,
    players,
    stakes: { smallBlind, bigBlind, ante },
    buyIn: buyIn * bigBlind,
    stackPolicy,
    nextIndex,
    ...(stacks === undefined ? {} : { stacks }),
  });
}

/** By chair; undefined when the table had another size. */
function stacksAfter({ index, startingStacks, net }: HandRecord, seats: number) {
  if (startingStacks.length !== seats) return undefined;
  const chairs = chairsByPosition(seatingAt(seats, index));
  return chairs.map((_, chair) => {
    const position = chairs.indexOf(chair);
    return (startingStacks[position] ?? 0) + (net[position] ?? 0);
  });
}
