import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { FailureCard } from '../failure/failure-card.ts';
import type { DriverChoice } from '../manifest/manifest-schema.ts';

/** An error of a stack whose driver nobody asked for: where an image cannot be made, there is a way that needs none. */
export function withWayOut(error: unknown, choice: DriverChoice): unknown {
  if (choice !== 'auto' || !isPokerbotError(error)) return error;
  const cards = (error.details.cards ?? []) as readonly FailureCard[];
  if (!cards.some(({ phase }) => phase === 'build')) return error;
  return new PokerbotError(error.code, {
    message: error.message,
    next: [...error.next, 'Or run the units as processes: `pokerbot up --driver process`'],
    details: error.details,
    cause: error,
  });
}
