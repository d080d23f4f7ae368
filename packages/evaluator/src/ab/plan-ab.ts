import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { AbManifest, AbSettings } from '../config/ab-manifest.ts';
import type { SmokeConfig } from '../config/smoke-config.ts';
import { seatedField, withoutLuck } from '../suites/plan-run.ts';
import { handsOfPair } from './ab-schedule.ts';

/** What a user may ask of an A/B run. */
export interface AbRequest {
  /** Exactly so many, whatever they show; without it the run ends with a verdict. */
  readonly hands?: number | undefined;
  /** The most, where it ends with a verdict. */
  readonly maxHands?: number | undefined;
  readonly untilDecided: boolean;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
  /** Whom both play against; empty: each other, heads-up. */
  readonly opponents: readonly string[];
  readonly method?: 'interval' | 'sprt' | undefined;
  readonly alpha?: number | undefined;
  readonly beta?: number | undefined;
  readonly delta?: number | undefined;
  readonly decisionLimitMs?: number | undefined;
  readonly luckCorrection?: boolean | undefined;
}

const defaultMostHands = 20_000;

/**
 * The settings of a new run; hands are rounded up to whole pairs.
 * @throws PokerbotError `HANDS_INVALID`, `USAGE`
 */
export function abSettings(
  request: AbRequest,
  { config, handCap }: { config: SmokeConfig; handCap: number },
): AbSettings {
  const { opponents: names, method = 'interval' } = request;
  const seats = seatsOf(request);
  const opponents = names.length === 0 ? [] : seatedField(names, seats);
  const pair = handsOfPair({ seats, opponents });
  const asked = request.hands ?? request.maxHands ?? Math.min(defaultMostHands, handCap);
  const hands = Math.ceil(asked / pair) * pair;
  if (asked > handCap) {
    throw new PokerbotError('HANDS_INVALID', {
      message: `${asked} hands are more than one run may play: \`SMOKE_HAND_CAP\` is ${handCap}`,
      details: { hands: asked, handCap },
    });
  }
  return {
    hands,
    untilDecided: request.untilDecided || request.hands === undefined,
    seats,
    seed: request.seed ?? config.seed,
    opponents,
    table: config.table,
    test: {
      method,
      alpha: request.alpha ?? 0.05,
      beta: request.beta ?? 0.05,
      delta: request.delta ?? 5,
    },
    decisionLimitMs: request.decisionLimitMs ?? config.decisionLimitMs,
    strengthHalfWidth: config.strengthHalfWidth,
    handsInFlight: config.handsInFlight,
    luckCorrection: request.luckCorrection ?? config.luckCorrection,
  };
}

function seatsOf({ seats, opponents }: AbRequest): number {
  if (opponents.length > 0) return seats ?? opponents.length + 1;
  if (seats === undefined || seats === 2) return 2;
  throw new PokerbotError('USAGE', {
    message: `Two bots that play each other sit at two seats, not ${seats}`,
    next: ['Give `--opponent` for a field that both play against, or leave out `--seats`'],
    details: { seats },
  });
}

/**
 * Refuses to resume a run with flags that would make another run of it.
 * @throws PokerbotError `RUN_DIFFERS` naming each flag with both values
 */
export function requireSameAb(
  request: AbRequest,
  { runId, settings }: Pick<AbManifest, 'runId' | 'settings'>,
): void {
  const { test } = settings;
  const pairs: [string, string | number | undefined, string | number][] = [
    ['hands', request.hands ?? request.maxHands, settings.hands],
    ['seats', request.seats, settings.seats],
    ['seed', request.seed, settings.seed],
    ['opponent', request.opponents.join(',') || undefined, settings.opponents.join(',') || 'none'],
    ['test', request.method, test.method],
    ['alpha', request.alpha, test.alpha],
    ['beta', request.beta, test.beta],
    ['delta', request.delta, test.delta],
    ['decision-limit-ms', request.decisionLimitMs, settings.decisionLimitMs],
    ['no-luck-correction', withoutLuck(request), settings.luckCorrection ? 'off' : 'on'],
  ];
  const differing = pairs.filter(([, asked, begun]) => asked !== undefined && asked !== begun);
  if (differing.length === 0) return;
  const list = differing.map(
    ([name, asked, begun]) => `\`--${name}\` is \`${asked}\`, the run has \`${begun}\``,
  );
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` was started with other settings: ${list.join('; ')}`,
    next: [`Continue it with \`--resume ${runId}\` alone, or start a new run without \`--resume\``],
    details: { runId, differing: differing.map(([name]) => name) },
  });
}
