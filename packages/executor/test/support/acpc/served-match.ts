import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { type ServeMatchOptions, serveMatch } from '../../../src/acpc/net/serve-match.ts';
import { DealerMatch, type DealerMatchOptions } from '../../../src/acpc/protocol/dealer-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import type { MatchEnd } from '../../../src/acpc/protocol/match-end.ts';
import { standardLimits } from '../../../src/acpc/protocol/time-account.ts';
import { deckAt } from '../../../src/simulator/deck-at.ts';
import type { Player } from '../../../src/simulator/player.ts';

/** Checks, else calls. */
export const caller: Player = {
  name: 'caller',
  act: ({ legal }) => ({ type: legal.check ? 'check' : 'call' }),
};

export interface Setup
  extends Partial<Pick<ServeMatchOptions, 'startTimeoutMs' | 'signal' | 'onLog'>> {
  readonly hands?: number;
  readonly limits?: Partial<DealerMatchOptions['limits']>;
  readonly invalidActions?: number;
  /** By seat; a name alone is a player from outside. */
  readonly seats?: readonly (Player | string)[];
}

export interface ServedMatch {
  readonly match: DealerMatch;
  readonly log: readonly string[];
  /** Ports by seat, 0 for players of this process. */
  readonly ports: readonly number[];
  readonly end: Promise<MatchEnd>;
}

/** A match on free ports of this machine that has begun to listen. */
export async function serve(setup: Setup = {}): Promise<ServedMatch> {
  const { hands = 20, limits, invalidActions = 1_000, seats = ['outsider', caller] } = setup;
  const log: string[] = [];
  const players = seats.map((seat) =>
    typeof seat === 'string'
      ? { name: seat, inProcess: false }
      : { name: seat.name, inProcess: true },
  );
  const match = new DealerMatch({
    name: 'test',
    game: standardGame(seats.length),
    hands,
    seed: '1',
    deck: (index) => deckAt('test', index),
    players,
    limits: { ...standardLimits, ...limits },
    invalidActions,
  });
  let end: Promise<MatchEnd> | undefined;
  const ports = await new Promise<readonly (number | undefined)[]>((resolve, reject) => {
    end = serveMatch({
      match,
      seats: seats.map((seat) => (typeof seat === 'string' ? { name: seat, port: 0 } : seat)),
      clock: systemClock,
      signal: setup.signal ?? new AbortController().signal,
      startTimeoutMs: setup.startTimeoutMs ?? 20_000,
      onListening: resolve,
      onLog: setup.onLog ?? ((line) => log.push(line)),
    });
    end.catch(reject);
  });
  if (end === undefined) throw new Error('The match did not begin');
  return { match, log, ports: ports.map((port) => port ?? 0), end };
}

/** A connection to a seat, used by hand. */
export async function connectTo(port: number | undefined): Promise<Socket> {
  const socket = connect(port ?? 0, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A program of this folder as a process of its own. */
export function runProgram(name: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Everything that a program says until it ends. */
export async function outputOf(program: ChildProcess): Promise<string> {
  let text = '';
  program.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  await once(program, 'close');
  return text;
}
