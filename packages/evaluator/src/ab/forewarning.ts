import type { AbManifest } from '../config/ab-manifest.ts';
import { leastTellingPairs } from './ab-judge.ts';
import { handsOfPair } from './ab-schedule.ts';
import { identicalMeaning, isIdentical } from './identical.ts';

/**
 * Why whoever starts a run may not want it, known before its first hand: the bots are the same, or it cannot end with a verdict however
 * its hands come out. Undefined where nothing is to be said.
 */
export function forewarning({
  settings,
  a,
  b,
}: Pick<AbManifest, 'settings' | 'a' | 'b'>): string | undefined {
  if (isIdentical(a, b)) return identicalMeaning;
  const pair = handsOfPair(settings);
  const pairs = settings.hands / pair;
  if (pairs >= leastTellingPairs) return undefined;
  return `It cannot end with a verdict: ${settings.hands} hands are ${pairs === 1 ? '1 pair' : `${pairs} pairs`}, and a verdict takes ${leastTellingPairs} in which the two differ, ${leastTellingPairs * pair} hands at least`;
}
