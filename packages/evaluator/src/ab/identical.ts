import type { BotConfig } from '@poker-bot/shared/config/bot-config';

/** What is to be known of a run of two such bots, before and after it. */
export const identicalMeaning =
  'The two configurations differ in nothing that makes them play: this checks the evaluation itself';

/** Whether two bots differ in nothing that makes them play: names and descriptions apart. */
export function isIdentical(a: BotConfig, b: BotConfig): boolean {
  return playing(a) === playing(b);
}

function playing(config: BotConfig): string {
  return JSON.stringify({ ...config, name: '', description: '', $schema: '' });
}
