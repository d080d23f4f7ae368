import { createHash } from 'node:crypto';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Advisor } from '../decision/advisor.ts';

/** A configuration and the advisors made from it. */
export interface Bot {
  readonly config: BotConfig;
  /** First 12 hexadecimal digits of the SHA-256 of the configuration: names its snapshot. */
  readonly configHash: string;
  readonly advisors: readonly Advisor[];
}

export function makeBot(config: BotConfig, advisors: readonly Advisor[]): Bot {
  const configHash = createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 12);
  return { config, configHash, advisors };
}

/** Closes the advisors; one that fails to does not keep the others open. */
export async function closeBot({ advisors }: Bot): Promise<void> {
  await Promise.allSettled(advisors.map((advisor) => advisor.close?.()));
}
