import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { GatesConfig } from '../config/gates-config.ts';
import type { SmokeConfig } from '../config/smoke-config.ts';
import type { SmokeManifest, SmokeSettings } from '../config/smoke-manifest.ts';
import { requireSameSettings } from './require-same-settings.ts';

/** What a user may ask of a smoke run; everything else comes from its configuration. */
export interface SmokeRequest {
  readonly hands?: number | undefined;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
  /** Empty: the field of the configuration. */
  readonly opponents: readonly string[];
  readonly maxP99Ms?: number | undefined;
  readonly decisionLimitMs?: number | undefined;
  readonly luckCorrection?: boolean | undefined;
}

/**
 * The settings of a new run.
 * @throws PokerbotError `HANDS_INVALID`, `USAGE`
 */
export function planSettings(
  request: SmokeRequest,
  { config, gates, handCap }: { config: SmokeConfig; gates: GatesConfig; handCap: number },
): SmokeSettings {
  const seats = request.seats ?? config.seats;
  const hands = request.hands ?? config.hands;
  if (hands > handCap) {
    throw new PokerbotError('HANDS_INVALID', {
      message: `${hands} hands are more than one run may play: \`SMOKE_HAND_CAP\` is ${handCap}`,
      details: { hands, handCap },
    });
  }
  requireRoom(request.opponents, seats);
  const names = request.opponents.length > 0 ? request.opponents : config.opponents;
  const maxP99Ms = request.maxP99Ms ?? gates.latencyP99Ms ?? config.maxP99Ms ?? null;
  return {
    hands,
    seats,
    seed: request.seed ?? config.seed,
    opponents: seatedField(names, seats),
    table: config.table,
    decisionLimitMs: request.decisionLimitMs ?? config.decisionLimitMs,
    maxP99Ms,
    strengthHalfWidth: config.strengthHalfWidth,
    handsInFlight: config.handsInFlight,
    luckCorrection: request.luckCorrection ?? config.luckCorrection,
    gates: { ...gates, latencyP99Ms: maxP99Ms },
  };
}

/**
 * Refuses to leave out somebody who was asked for.
 * @throws PokerbotError `USAGE`
 */
export function requireRoom(opponents: readonly string[], seats: number): void {
  if (opponents.length < seats) return;
  throw new PokerbotError('USAGE', {
    message: `${opponents.length} opponents do not fit at a table of ${seats} seats`,
    next: [`Give at most ${seats - 1}, or more \`--seats\``],
    details: { opponents, seats },
  });
}

/** Fills the seats after the bot: the names in their order, and again from the first. */
export function seatedField(names: readonly string[], seats: number): string[] {
  return Array.from({ length: seats - 1 }, (_, seat) => names[seat % names.length] ?? '');
}

/**
 * Refuses to resume a run with flags that would make another run of it.
 * @throws PokerbotError `RUN_DIFFERS` naming each flag with both values
 */
export function requireSameRun(request: SmokeRequest, { runId, settings }: SmokeManifest): void {
  const opponents = seatedField(request.opponents, settings.seats).join(',');
  requireSameSettings(runId, [
    ['hands', request.hands, settings.hands],
    ['seats', request.seats, settings.seats],
    ['seed', request.seed, settings.seed],
    ['max-p99-ms', request.maxP99Ms, settings.maxP99Ms],
    ['decision-limit-ms', request.decisionLimitMs, settings.decisionLimitMs],
    [
      'opponent',
      request.opponents.length === 0 ? undefined : opponents,
      settings.opponents.join(','),
    ],
    [
      'no-luck-correction',
      request.luckCorrection === false ? 'given' : undefined,
      settings.luckCorrection ? 'not given' : 'given',
    ],
  ]);
}
