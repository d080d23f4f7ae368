import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { AbManifest, AbSettings } from '../config/ab-manifest.ts';
import type { SmokeConfig } from '../config/smoke-config.ts';
import { requireRoom, seatedField } from '../suites/plan-run.ts';
import { requireSameSettings } from '../suites/require-same-settings.ts';
import { type AbTable, handsOfPair } from './ab-schedule.ts';

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
/** The test where nobody says another. */
export const usualTest = { method: 'interval', alpha: 0.05, beta: 0.05, delta: 5 } as const;

/** Whatever the most hands are: a longer run with the same seed is the same sequence, looked at for longer. */
const sharpestAtPairs = 2_500;

/**
 * The settings of a new run; hands are rounded up to whole pairs.
 * @throws PokerbotError `HANDS_INVALID`, `USAGE`
 */
export function abSettings(
  request: AbRequest,
  { config, handCap }: { config: SmokeConfig; handCap: number },
): AbSettings {
  const { opponents: names, method = usualTest.method } = request;
  requireUsedBeta(request);
  const seats = seatsOf(request);
  const opponents = fieldOf(names, seats);
  requireRoom(names, seats);
  const asked = request.hands ?? request.maxHands;
  const pair = handsOfPair({ seats, opponents });
  const most = Math.floor(handCap / pair) * pair;
  const hands =
    asked === undefined
      ? Math.max(pair, Math.min(wholePairs(defaultMostHands, { seats, opponents }), most))
      : wholePairs(asked, { seats, opponents });
  requireWithin(handCap, hands);
  return {
    hands,
    untilDecided: request.untilDecided || request.hands === undefined,
    seats,
    seed: request.seed ?? config.seed,
    opponents,
    table: config.table,
    test: {
      method,
      alpha: request.alpha ?? usualTest.alpha,
      beta: request.beta ?? usualTest.beta,
      delta: request.delta ?? usualTest.delta,
      sharpestAt: sharpestAtPairs,
    },
    decisionLimitMs: request.decisionLimitMs ?? config.decisionLimitMs,
    strengthHalfWidth: config.strengthHalfWidth,
    handsInFlight: config.handsInFlight,
    luckCorrection: request.luckCorrection ?? config.luckCorrection,
  };
}

/** @throws PokerbotError `HANDS_INVALID` */
function requireWithin(handCap: number, hands: number): void {
  if (hands <= handCap) return;
  throw new PokerbotError('HANDS_INVALID', {
    message: `${hands} hands are more than one run may play: \`SMOKE_HAND_CAP\` is ${handCap}`,
    details: { hands, handCap },
  });
}

/**
 * Whether a run can go on with more hands than it was begun with, as if it had been begun with these: it ends with a verdict, and
 * nothing of its test depends on the most it may play. In one that plays exactly so many nobody has looked for a verdict.
 */
export function canBeLengthened({ untilDecided, test }: AbSettings): boolean {
  return untilDecided && test.sharpestAt !== undefined;
}

/**
 * The manifest of a run that is resumed with more hands than it has.
 * @returns undefined where no more are asked for, or the run cannot have more
 * @throws PokerbotError `HANDS_INVALID`
 */
export function lengthened(
  request: AbRequest,
  { manifest, handCap }: { readonly manifest: AbManifest; readonly handCap: number },
): AbManifest | undefined {
  const { settings } = manifest;
  const asked = request.hands ?? request.maxHands;
  if (asked === undefined || endingOf(request) !== 'given' || !canBeLengthened(settings)) return;
  const hands = wholePairs(asked, settings);
  if (hands <= settings.hands) return;
  requireWithin(handCap, hands);
  return { ...manifest, settings: { ...settings, hands } };
}

/** A rate that no test would keep to must not look as if one did. */
function requireUsedBeta({ method, beta }: AbRequest): void {
  if (beta === undefined || method === 'sprt') return;
  throw new PokerbotError('USAGE', {
    message: '`--beta` is a rate of `--test sprt`; a confidence sequence misses by `--alpha` alone',
    next: ['Leave out `--beta`, or give `--test sprt`'],
    details: { flag: 'beta', value: beta },
  });
}

/** Nobody when the two play each other. */
function fieldOf(names: readonly string[], seats: number): string[] {
  return names.length === 0 ? [] : seatedField(names, seats);
}

function wholePairs(hands: number, table: AbTable): number {
  const pair = handsOfPair(table);
  return Math.ceil(hands / pair) * pair;
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
  const asked = request.hands ?? request.maxHands;
  const isSame = asked === undefined || wholePairs(asked, settings) === settings.hands;
  const opponents = fieldOf(request.opponents, settings.seats);
  requireSameSettings(runId, [
    [
      request.hands === undefined ? 'max-hands' : 'hands',
      isSame ? undefined : asked,
      settings.hands,
    ],
    ['until-decided', endingOf(request), settings.untilDecided ? 'given' : 'not given'],
    ['seats', request.seats, settings.seats],
    ['seed', request.seed, settings.seed],
    ['opponent', opponents.join(',') || undefined, settings.opponents.join(',') || 'none'],
    ['test', request.method, test.method],
    ['alpha', request.alpha, test.alpha],
    ['beta', request.beta, test.beta],
    ['delta', request.delta, test.delta],
    ['decision-limit-ms', request.decisionLimitMs, settings.decisionLimitMs],
    [
      'no-luck-correction',
      request.luckCorrection === false ? 'given' : undefined,
      settings.luckCorrection ? 'not given' : 'given',
    ],
  ]);
}

/** Whether a request lets a run end with a verdict; undefined where it does not say. */
function endingOf({ hands, maxHands, untilDecided }: AbRequest): string | undefined {
  if (untilDecided || maxHands !== undefined) return 'given';
  return hands === undefined ? undefined : 'not given';
}
