import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { isBotFile } from '../config/load-bot.ts';
import type { ShadowManifest, ShadowSettings } from './shadow-manifest.ts';

/** What a user may ask of a shadow run. */
export interface ShadowRequest {
  /** The session to replay. */
  readonly session?: string | undefined;
  /** Files to replay instead. */
  readonly from: readonly string[];
  readonly players: readonly string[];
  /** The candidate: the name of a bot in `config/bot/`, or a file. */
  readonly bot?: string | undefined;
  readonly seed?: string | undefined;
  readonly hands?: number | undefined;
  readonly minAgreement?: number | undefined;
  readonly decisionLimitMs?: number | undefined;
}

/** Raises that differ by less mean the same: half pot and five eighths, but not half pot and pot. */
const raiseTolerance = 0.25;
const defaultDecisionLimitMs = 10_000;
/** To overlap the waiting for services; latencies are measured under this load. */
const decisionsInFlight = 2;

export function shadowSettings(
  request: ShadowRequest,
  session: string | undefined,
): ShadowSettings {
  return {
    seed: request.seed ?? 'pokerbot',
    players: [...request.players],
    session: session ?? null,
    hands: request.hands ?? null,
    raiseTolerance,
    minAgreement: request.minAgreement ?? null,
    decisionLimitMs: request.decisionLimitMs ?? defaultDecisionLimitMs,
    decisionsInFlight,
  };
}

/**
 * Refuses to resume a run with flags that would make another run of it.
 *
 * @throws PokerbotError `RUN_DIFFERS` naming each flag with both values
 */
export function requireSameShadow(request: ShadowRequest, manifest: ShadowManifest): void {
  const { runId, settings, source, bot } = manifest;
  const pairs: [
    flag: string,
    asked: string | number | undefined,
    started: string | number | null,
  ][] = [
    ['session', request.session, settings.session],
    ['from', namesOf(request.from), source.files.map(({ name }) => name).join(',')],
    ['player', listOf(request.players), settings.players.join(',')],
    ['bot', botName(request.bot), bot.name],
    ['seed', request.seed, settings.seed],
    ['hands', request.hands, settings.hands],
    ['min-agreement', request.minAgreement, settings.minAgreement],
    ['decision-limit-ms', request.decisionLimitMs, settings.decisionLimitMs],
  ];
  const differing = pairs.filter(([, asked, started]) => asked !== undefined && asked !== started);
  if (differing.length === 0) return;
  const list = differing.map(
    ([flag, asked, started]) =>
      `\`--${flag}\` is \`${asked}\`, the run has \`${started || 'none'}\``,
  );
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` was started with other settings: ${list.join('; ')}`,
    next: [`Continue it with \`--resume ${runId}\` alone, or start a new run without \`--resume\``],
    details: { runId, differing: differing.map(([flag]) => flag) },
  });
}

function listOf(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}

/** What the files hold is compared by their hashes. */
function namesOf(paths: readonly string[]): string | undefined {
  return listOf(paths.map((path) => path.replace(/^.*[\\/]/, '')));
}

function botName(bot: string | undefined): string | undefined {
  return bot === undefined || isBotFile(bot) ? undefined : bot;
}
