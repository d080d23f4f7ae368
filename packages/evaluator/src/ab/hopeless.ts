import type { AbManifest } from '../config/ab-manifest.ts';
import { leastTellingPairs } from './ab-judge.ts';
import { handsOfPair } from './ab-schedule.ts';
import { isIdentical } from './identical.ts';

/** Why a run cannot end with a verdict however its hands come out, known before the first; undefined where it can. */
export function hopeless({
  settings,
  a,
  b,
}: Pick<AbManifest, 'settings' | 'a' | 'b'>): string | undefined {
  const pair = handsOfPair(settings);
  const pairs = settings.hands / pair;
  if (pairs >= leastTellingPairs || isIdentical(a, b)) return undefined;
  return `It cannot end with a verdict: ${settings.hands} hands are ${pairs === 1 ? '1 pair' : `${pairs} pairs`}, and a verdict takes ${leastTellingPairs} in which the two differ, ${leastTellingPairs * pair} hands at least`;
}
