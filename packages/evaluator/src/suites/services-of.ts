import type { BotConfig } from '@poker-bot/shared/config/bot-config';

/** The services that bots ask, each once. */
export function servicesOf(bots: readonly BotConfig[]): Exclude<Type, 'heuristic'>[] {
  const types = bots.flatMap(({ advisors }) => advisors.map(({ type }) => type));
  return [...new Set(types.filter((type) => type !== 'heuristic'))];
}

type Type = BotConfig['advisors'][number]['type'];
