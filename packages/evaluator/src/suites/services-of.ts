import type { BotConfig } from '@poker-bot/shared/config/bot-config';

/** Advisors that play in the evaluator's own process. */
const inProcess = ['heuristic', 'scripted'] as const;

/** The services that bots ask, each once. */
export function servicesOf(bots: readonly BotConfig[]): Service[] {
  const types = bots.flatMap(({ advisors }) => advisors.map(({ type }) => type));
  return [...new Set(types.filter(isService))];
}

type Type = BotConfig['advisors'][number]['type'];
type Service = Exclude<Type, (typeof inProcess)[number]>;

function isService(type: Type): type is Service {
  return !inProcess.some((each) => each === type);
}
