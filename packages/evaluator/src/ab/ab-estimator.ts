import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { AbSettings } from '../config/ab-manifest.ts';
import type { DealOutcome } from '../score/deal-outcome.ts';

export type AbEstimator = Exclude<Estimate['name'], 'raw'>;

/** What pairs are judged by: fixed by the settings, not by how the results come out. */
export function estimatorOf({ luckCorrection, seats }: AbSettings): AbEstimator {
  if (!luckCorrection) return 'duplicate';
  return seats === 2 ? 'luck-corrected' : 'all-in';
}

/**
 * What a pair counts for by an estimator, in chips. There is no other to fall back on: a sequence of pairs that are not all
 * counted alike holds nothing.
 *
 * @param corrected its chips with the luck taken out, where that was noted
 * @throws PokerbotError `RUN_DAMAGED` where the luck that the run takes out was not noted
 */
export function countedBy(
  estimator: AbEstimator,
  { chips, runOut }: DealOutcome,
  corrected: number | undefined,
): number {
  const counted = {
    'luck-corrected': corrected,
    'all-in': runOut === undefined ? undefined : chips - runOut,
    duplicate: chips,
  }[estimator];
  if (counted !== undefined) return counted;
  throw new PokerbotError('RUN_DAMAGED', {
    message: `The run takes luck out of its hands, and \`hands.jsonl\` has some without \`luck\` for \`${estimator}\``,
    details: { estimator },
  });
}
