import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { isModelled } from '../variance-reduction/bot-model.ts';

/** What is believed of a bot's holdings by. */
export function beliefIn({ advisors }: BotConfig): Lbr['belief'] {
  const unknown = advisors.filter((advisor) => !isModelled(advisor)).map(({ name }) => name);
  if (unknown.length === advisors.length) return { kind: 'guessed', unknown };
  const isExact = advisors.every(({ type }) => type === 'heuristic');
  return { kind: isExact ? 'exact' : 'imitated', unknown };
}
