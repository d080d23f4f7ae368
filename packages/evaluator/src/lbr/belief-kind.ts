import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { isModelled } from '../variance-reduction/bot-model.ts';

/** What is believed of a bot's holdings by. */
export function beliefIn({ advisors }: Pick<BotConfig, 'advisors'>): Lbr['belief'] {
  const unknown = advisors.filter((advisor) => !isModelled(advisor)).map(({ name }) => name);
  if (unknown.length === advisors.length) return { kind: 'guessed', unknown };
  const isExact = hearsHeuristicAlone({ advisors }) || hearsOneScript({ advisors });
  return { kind: isExact ? 'exact' : 'imitated', unknown };
}

export function hearsHeuristicAlone({ advisors }: Pick<BotConfig, 'advisors'>): boolean {
  return advisors.every(({ type }) => type === 'heuristic');
}

/** A blend of scripts joins raises that are nearly alike, which its model does not. */
function hearsOneScript({ advisors }: Pick<BotConfig, 'advisors'>): boolean {
  return advisors.length === 1 && advisors[0]?.type === 'scripted';
}
