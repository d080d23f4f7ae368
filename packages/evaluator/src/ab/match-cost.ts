import type { RunCost } from '@poker-bot/shared/evaluation/run-event';
import type { AbManifest } from '../config/ab-manifest.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import type { AdviceTerms } from './advice-terms.ts';
import { costOf } from './cost-estimate.ts';

/** What so many hands of an A/B run cost. Against a field each of its bots plays half of them. */
export function costOfAb(
  { settings, a, b }: AbManifest,
  { hands, terms }: { readonly hands: number; readonly terms: AdviceTerms },
): RunCost {
  const { opponents, handsInFlight } = settings;
  const isHeadsUp = opponents.length === 0;
  const handsEach = isHeadsUp ? hands : hands / 2;
  return costOf({ bots: [a, b], handsEach, hands, isHeadsUp, handsInFlight }, terms);
}

/** What a match of a league costs: of two bots, or of one with a script, heads-up all of them. */
export function costOfMatch(manifest: AbManifest | SmokeManifest, terms: AdviceTerms): RunCost {
  const { hands, handsInFlight } = manifest.settings;
  if (manifest.suite === 'ab') return costOfAb(manifest, { hands, terms });
  const { bot } = manifest;
  return costOf({ bots: [bot], handsEach: hands, hands, isHeadsUp: true, handsInFlight }, terms);
}
