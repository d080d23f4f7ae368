import type { AdvisorConfig, BotConfig } from '@poker-bot/shared/config/bot-config';

/** What is to be known of a run of two such bots, before and after it. */
export const identicalMeaning =
  'The two configurations differ in nothing that makes them play: this checks the evaluation itself';

/** Whether two bots differ in nothing that makes them play: names and descriptions apart. */
export function isIdentical(a: BotConfig, b: BotConfig): boolean {
  return playing(a) === playing(b);
}

function playing({ advisors, ...config }: BotConfig): string {
  return JSON.stringify({ ...nameless(config), advisors: advisors.map(advising) });
}

/** A script with ranges plays alike under any name; one that raises to any amount draws it by the name of its advisor. */
function advising(advisor: AdvisorConfig): object {
  if (advisor.type !== 'scripted' || typeof advisor.opponent === 'string') return advisor;
  const { name, opponent } = advisor;
  const itsName = opponent.kind === 'scripted' ? '' : name;
  return { ...advisor, name: itsName, opponent: nameless(opponent) };
}

/** What is undefined is left out of JSON, so it does not matter which of two has a description. */
function nameless(config: object): object {
  return { ...config, name: '', description: undefined, $schema: undefined };
}
