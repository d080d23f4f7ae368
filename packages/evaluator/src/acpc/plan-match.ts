import { isDeepStrictEqual } from 'node:util';
import type { TimeLimits } from '@poker-bot/executor/acpc/protocol/time-account';
import { standardLimits } from '@poker-bot/executor/acpc/protocol/time-account';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ServeManifest, ServeSettings } from '../config/serve-manifest.ts';
import { requireSameSettings } from '../suites/require-same-settings.ts';
import { gameOf } from './game-of.ts';

/** What a user may ask of a match. */
export interface MatchRequest {
  /** Default 1,000. */
  readonly hands?: number | undefined;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
  /** Names of the programs from outside; default `player1` and so on. */
  readonly names: readonly string[];
  /** A game of the competition, or the path of a definition; default the competition's game for so many seats. */
  readonly game?: string | undefined;
  readonly duplicate: boolean;
  readonly limits: { readonly [L in keyof TimeLimits]?: number | undefined };
  readonly maxInvalid?: number | undefined;
  readonly startTimeoutMs?: number | undefined;
  readonly decisionLimitMs?: number | undefined;
}

const defaultHands = 1_000;

/**
 * The settings of a match.
 * @param ours the name of our bot in the log, where it plays
 * @throws PokerbotError `USAGE`, `CONFIG_UNREADABLE`, `ACPC_GAME_INVALID`
 */
export function planMatch(request: MatchRequest, ours: string | undefined): ServeSettings {
  const { hands = defaultHands, seed = 'pokerbot', duplicate, limits, maxInvalid } = request;
  const { startTimeoutMs = 300_000, decisionLimitMs = 10_000 } = request;
  const game = gameOf(request);
  const seats = game.stacks.length;
  return {
    hands,
    seats,
    seed,
    opponents: outsiders(request.names, { count: ours === undefined ? seats : seats - 1, ours }),
    game: { name: game.name, blinds: [...game.blinds], stacks: [...game.stacks] },
    duplicate,
    limits: {
      responseMs: limits.responseMs ?? standardLimits.responseMs,
      handMs: limits.handMs ?? standardLimits.handMs,
      perHandMs: limits.perHandMs ?? standardLimits.perHandMs,
    },
    maxInvalid: maxInvalid ?? null,
    startTimeoutMs,
    decisionLimitMs,
  };
}

/**
 * Refuses to resume a match with flags that would make another match of it. Where programs connect to and how long they are waited for may
 * change.
 * @throws PokerbotError `RUN_DIFFERS` naming each flag with both values, `CONFIG_UNREADABLE`, `ACPC_GAME_INVALID`
 */
export function requireSameMatch(
  request: MatchRequest,
  { runId, settings }: Pick<ServeManifest, 'runId' | 'settings'>,
): void {
  const { names, limits } = request;
  const { opponents } = settings;
  const named = opponents
    .map((name, at) => names[at] ?? name)
    .concat(names.slice(opponents.length));
  const isSameGame =
    request.game === undefined || isDeepStrictEqual(gameOf(request), settings.game);
  requireSameSettings(runId, [
    ['hands', request.hands, settings.hands],
    ['seats', request.seats, settings.seats],
    ['seed', request.seed, settings.seed],
    ['name', named.join(','), opponents.join(',')],
    ['game', isSameGame ? undefined : request.game, settings.game.name],
    [
      'duplicate',
      request.duplicate ? 'given' : undefined,
      settings.duplicate ? 'given' : 'not given',
    ],
    ['response-ms', limits.responseMs, settings.limits.responseMs],
    ['hand-ms', limits.handMs, settings.limits.handMs],
    ['per-hand-ms', limits.perHandMs, settings.limits.perHandMs],
    ['max-invalid', request.maxInvalid, settings.maxInvalid],
    ['decision-limit-ms', request.decisionLimitMs, settings.decisionLimitMs],
  ]);
}

function outsiders(
  given: readonly string[],
  { count, ours }: { readonly count: number; readonly ours: string | undefined },
): string[] {
  if (given.length > count) {
    throw new PokerbotError('USAGE', {
      message: `${given.length} names are given for ${count} programs from outside`,
      next: ['Give one `--name` a program, or more `--seats`'],
    });
  }
  const names = Array.from({ length: count }, (_, at) => given[at] ?? `player${at + 1}`);
  const all = ours === undefined ? names : [ours, ...names];
  for (const name of names) {
    if (!/^[^:|\s#]+$/.test(name))
      refuseName(name, 'it is empty or holds `:`, `|`, `#` or a blank');
    if (all.indexOf(name) !== all.lastIndexOf(name)) refuseName(name, 'another player has it');
  }
  return names;
}

function refuseName(name: string, reason: string): never {
  throw new PokerbotError('USAGE', {
    message: `\`${name}\` cannot be the name of a player: ${reason}`,
    next: ['Give another `--name`'],
  });
}
