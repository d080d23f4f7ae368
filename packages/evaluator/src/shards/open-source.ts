import { availableParallelism } from 'node:os';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { handsOfPair } from '../ab/ab-schedule.ts';
import type { SpentBySide } from '../budget/spent-in-hands.ts';
import { type PlayedManifest, setUpMatch } from '../match/set-up-match.ts';
import { servicesOf } from '../suites/services-of.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { playHere } from './play-here.ts';
import { playInShards } from './play-in-shards.ts';
import type { HandSource } from './played-range.ts';
import { Shards } from './shards.ts';

export const mostWorkers = 256;

/** A thread takes longer to start than these hands to play. */
const handsWorthAThread = 2_000;
/** The same of hands with a local best response in them. */
const slowHandsWorthAThread = 200;

interface Asked {
  readonly manifest: PlayedManifest;
  /** As the user has it. */
  readonly workers: number | undefined;
  /** What the bots have spent before; who pays for advice plays in this thread. */
  readonly spent?: SpentBySide | undefined;
}

/**
 * Opens what plays the hands of a run: this thread, or as many others as are asked for or pay. They are closed by the
 * caller.
 *
 * @throws PokerbotError `USAGE` where a bot that pays for advice is to play in several, `TLS_UNREADABLE`
 */
export async function openSource(asked: Asked, context: SuiteContext): Promise<HandSource> {
  const { manifest, spent } = asked;
  const { environment, clock, log, signal, worker } = context;
  const { handsInFlight: width, luckCorrection: notesLuck } = manifest.settings;
  const count = workersOf(asked);
  if (worker === undefined || count === 1) {
    const match = await setUpMatch({ manifest, environment, log, clock, signal, spent });
    return playHere({ match, width, notesLuck, clock });
  }
  const data = { manifest, environment: settled(environment) };
  return playInShards(new Shards({ entry: worker, count, data }), handsOf(manifest));
}

/** Hands that are best played by one thread: they have their cards in common. */
function handsOf(manifest: PlayedManifest): number {
  return manifest.suite === 'ab' ? handsOfPair(manifest.settings) : manifest.settings.seats;
}

/**
 * How many threads play.
 * @throws PokerbotError `USAGE` where a bot that pays for advice is to play in several
 */
export function workersOf({ manifest, workers }: Asked): number {
  const { settings } = manifest;
  const bots = manifest.suite === 'ab' ? [manifest.a, manifest.b] : [manifest.bot];
  const advisors = bots.flatMap((bot) => bot.advisors);
  const paid = advisors.find(({ type }) => type === 'agents');
  if (workers === undefined) {
    const isSlow = manifest.opponents.some(({ kind }) => kind === 'local-best-response');
    // Hands that wait for a service overlap already, but for those that are worked at in between.
    const overlap = !isSlow && servicesOf(bots).length > 0;
    if (overlap || paid !== undefined) return 1;
    const worth = isSlow ? slowHandsWorthAThread : handsWorthAThread;
    const worthwhile = Math.ceil(settings.hands / worth);
    return Math.min(availableParallelism(), mostWorkers, worthwhile);
  }
  if (workers > 1 && paid !== undefined) {
    throw new PokerbotError('USAGE', {
      message: `\`${paid.name}\` is paid from one budget, which ${workers} threads cannot keep together`,
      next: ['Leave out `--workers`'],
      details: { workers, advisor: paid.name },
    });
  }
  return workers;
}

/** What a worker reads of the environment. */
const readByWorkers = [
  'LOG_LEVEL',
  'SOLVER_ADDR',
  'SOLVER_HOST',
  'SOLVER_PORT',
  'AGENTS_ADDR',
  'GRPC_TLS_CERT_PATH',
  'GRPC_TLS_KEY_PATH',
  'GRPC_TLS_CA_PATH',
  'GRPC_TLS_CLIENT_AUTH',
] as const;

type WorkerEnvironment = Pick<SuiteContext['environment'], (typeof readByWorkers)[number]>;

/** Plain values, which can be passed to a thread. */
function settled(environment: SuiteContext['environment']): WorkerEnvironment {
  const values = readByWorkers.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(values) as unknown as WorkerEnvironment;
}
