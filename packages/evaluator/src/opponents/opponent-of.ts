import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { createOpponent, type ScriptedOpponent } from './scripted-player.ts';

/**
 * The opponent that a configuration describes.
 * @throws PokerbotError `CONFIG_INVALID` where a range in it cannot be read
 */
export function opponentOf(config: OpponentConfig): ScriptedOpponent {
  try {
    return createOpponent(config);
  } catch (cause) {
    throw new PokerbotError('CONFIG_INVALID', {
      message: `Opponent \`${config.name}\` has a range that cannot be read: ${(cause as Error).message}`,
      details: { opponent: config.name },
      cause,
    });
  }
}
