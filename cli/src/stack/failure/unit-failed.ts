import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { FailureCard } from './failure-card.ts';

/** The error that carries a failure card. */
export function unitFailed(card: FailureCard): PokerbotError {
  return new PokerbotError('UNIT_FAILED', {
    message: `\`${card.unit}\` failed: ${card.explanation}`,
    next: [`Run \`${card.next}\``],
    details: { card },
  });
}
