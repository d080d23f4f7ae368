import type { BotConfig } from '@poker-bot/shared/config/bot-config';

/** Our bot's name as a log can hold it. */
export function seatName({ name }: Pick<BotConfig, 'name'>): string {
  return name.replaceAll(/[:|\s]/g, '_');
}
