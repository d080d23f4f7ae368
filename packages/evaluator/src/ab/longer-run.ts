import type { AbManifest } from '../config/ab-manifest.ts';
import { usualDecisionLimitMs } from '../config/smoke-config.ts';
import { seatedField } from '../suites/plan-run.ts';
import { handsOfPair } from './ab-schedule.ts';
import { canBeLengthened, usualTest } from './plan-ab.ts';

/**
 * Arguments of `ab` for up to so many hands under the same settings: the run itself with more of them, and where it cannot have
 * more a new one that plays the same hands first.
 */
export function longerRun(manifest: AbManifest, hands: number): string[] {
  const { runId, settings } = manifest;
  return canBeLengthened(settings)
    ? [...flag('resume', runId), ...flag('max-hands', hands)]
    : newRun(manifest, hands);
}

function newRun({ a, b, given, settings }: AbManifest, hands: number): string[] {
  const { seed, test, luckCorrection, decisionLimitMs } = settings;
  const { method, alpha, beta, delta } = test;
  return [
    ...[given?.a ?? a.name, given?.b ?? b.name],
    ...fieldFlags(settings),
    ...flag('seed', seed),
    ...flag('test', method, usualTest.method),
    ...flag('alpha', alpha, usualTest.alpha),
    ...(method === 'sprt' ? flag('beta', beta, usualTest.beta) : []),
    ...flag('delta', delta, usualTest.delta),
    ...(luckCorrection ? [] : ['--no-luck-correction']),
    ...flag('decision-limit-ms', decisionLimitMs, usualDecisionLimitMs),
    ...flag('max-hands', hands),
  ];
}

/** What a run may have at most, in hands: whole pairs within what the environment allows. */
export function mostHands({ settings }: Pick<AbManifest, 'settings'>, handCap: number): number {
  const pair = handsOfPair(settings);
  return Math.floor(handCap / pair) * pair;
}

/** The shortest list of opponents that seats the same field. */
function fieldFlags({ opponents, seats }: AbManifest['settings']): string[] {
  if (opponents.length === 0) return [];
  const isWhole = (names: readonly string[]) =>
    seatedField(names, seats).every((name, seat) => name === opponents[seat]);
  const lengths = opponents.map((_, at) => at + 1);
  const length = lengths.find((each) => isWhole(opponents.slice(0, each))) ?? opponents.length;
  const names = opponents.slice(0, length);
  return [
    ...names.flatMap((name) => flag('opponent', name)),
    ...flag('seats', seats, names.length + 1),
  ];
}

/** Nothing where it is what there would be without. A value that looks like a flag is tied to its own. */
function flag(name: string, value: string | number, usual?: string | number): string[] {
  if (value === usual) return [];
  const text = String(value);
  return text.startsWith('-') ? [`--${name}=${text}`] : [`--${name}`, text];
}
