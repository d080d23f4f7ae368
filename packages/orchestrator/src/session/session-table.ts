import { DealerTable } from '@poker-bot/executor/acpc/net/dealer-table';
import type { DealerAddress } from '@poker-bot/executor/mode/check-mode';
import type { Player } from '@poker-bot/executor/simulator/player';
import { chairsByPosition, seatingAt } from '@poker-bot/executor/simulator/seating';
import { type PlayedHand, Table } from '@poker-bot/executor/simulator/table';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { sessionPlayers } from './session-players.ts';
import type { SessionRequest } from './session-request.ts';

export interface SessionTableOptions {
  readonly sessionId: string;
  readonly request: SessionRequest;
  readonly seed: string;
  readonly bot: Player;
  readonly nextIndex: number;
  /** The last hand of the session so far. */
  readonly last: HandRecord | undefined;
  /** Played at instead of the simulator. */
  readonly dealer: DealerAddress | undefined;
  readonly clock: Clock;
  /** Ends waiting for others. */
  readonly signal: AbortSignal;
  handSeed(): string;
}

/** Where a session plays. */
export interface SessionTable {
  /** By chair; the bot sits in chair 0. */
  readonly names: readonly string[];
  readonly nextIndex: number;
  /** @returns undefined when the table is over */
  playNext(): Promise<PlayedHand | undefined>;
  close(): Promise<void>;
}

/** The table of a session: the simulator's, set up as the last hand left it, or one at somebody else's dealer. */
export function sessionTable(options: SessionTableOptions): SessionTable {
  return options.dealer === undefined
    ? simulatorTable(options)
    : dealerTable(options, options.dealer);
}

function simulatorTable(options: SessionTableOptions): SessionTable {
  const { sessionId, request, seed, nextIndex, last } = options;
  const { smallBlind, bigBlind, ante, buyIn, stackPolicy } = request;
  const players = sessionPlayers(options);
  const stacks = last && stacksAfter(last, players.length);
  const table = new Table({
    name: sessionId,
    seed,
    players,
    stakes: { smallBlind, bigBlind, ante },
    buyIn: buyIn * bigBlind,
    stackPolicy,
    nextIndex,
    ...(stacks === undefined ? {} : { stacks }),
  });
  return {
    names: players.map(({ name }) => name),
    get nextIndex() {
      return table.nextIndex;
    },
    playNext: () => table.playNext(),
    close: async () => undefined,
  };
}

/** Game and stakes are the dealer's, and nobody says who the others are. */
function dealerTable(
  { sessionId, request, bot, nextIndex, signal }: SessionTableOptions,
  dealer: DealerAddress,
): SessionTable {
  const { seats } = request;
  const table = new DealerTable({ name: sessionId, dealer, seats, player: bot, nextIndex, signal });
  return {
    names: Array.from({ length: seats }, (_, chair) =>
      chair === 0 ? bot.name : `player${chair + 1}`,
    ),
    get nextIndex() {
      return table.nextIndex;
    },
    playNext: () => table.playNext(),
    close: () => table.close(),
  };
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
