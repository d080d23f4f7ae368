import { readConfig } from '@poker-bot/shared/config/read-config';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { z } from 'zod';

/**
 * A JSON file of a run or a league.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function readRunFile<S extends z.ZodType>(
  path: string,
  { schema, runId }: { readonly schema: S; readonly runId: string },
): z.output<S> {
  try {
    return readConfig(path, schema);
  } catch (cause) {
    if (!isPokerbotError(cause)) throw cause;
    throw new PokerbotError('RUN_DAMAGED', {
      message: cause.message,
      details: { runId, ...cause.details },
      cause,
    });
  }
}
