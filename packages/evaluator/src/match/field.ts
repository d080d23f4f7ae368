import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import type { LbrConfig } from '../lbr/lbr-config.ts';
import { lbrOpponent } from '../lbr/lbr-opponent.ts';
import { opponentOf } from '../opponents/opponent-of.ts';
import type { Opponent } from '../opponents/scripted-player.ts';

/**
 * Who sits at the table beside the bot, in the order of the seats.
 * @throws PokerbotError `CONFIG_INVALID` where a range in a configuration cannot be read, `LBR_UNSUPPORTED`
 */
export function fieldOf({
  settings,
  opponents,
  bot,
}: {
  readonly settings: { readonly opponents: readonly string[] };
  readonly opponents: readonly (OpponentConfig | LbrConfig)[];
  /** Whom they play; undefined where it is not one bot. */
  readonly bot?: BotConfig;
}): { name: string; opponent: Opponent }[] {
  const made = new Map(
    opponents.map((config): [string, Opponent] => {
      if (config.kind === 'local-best-response') {
        return [config.name, lbrOpponent(config, { bot, opponents: settings.opponents })];
      }
      return [config.name, opponentOf(config)];
    }),
  );
  return settings.opponents.map((name) => {
    const opponent = made.get(name);
    if (opponent === undefined) throw new Error(`The manifest holds no opponent \`${name}\``);
    return { name, opponent };
  });
}
