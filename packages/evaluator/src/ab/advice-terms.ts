import { type AdvicePrice, priceOfAdvice } from '@poker-bot/orchestrator/advisors/advice-price';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { SuiteContext } from '../suites/suite-context.ts';

/** What is known of paid advice before the first is asked for. */
export interface AdviceTerms {
  /** What the agents service says; undefined where it says nothing. */
  readonly price: AdvicePrice | undefined;
  /** Longest wait for one advice, in milliseconds. */
  readonly waitMs: number;
}

/**
 * The service is asked only where a bot asks it.
 *
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function adviceTerms(
  {
    bots,
    decisionLimitMs,
  }: { readonly bots: readonly BotConfig[]; readonly decisionLimitMs: number },
  { environment }: Pick<SuiteContext, 'environment'>,
): Promise<AdviceTerms> {
  const asks = bots.some(({ advisors }) => advisors.some(({ type }) => type === 'agents'));
  const price = asks ? await priceOfAdvice(environment) : undefined;
  return { price, waitMs: Math.min(decisionLimitMs, price?.longestMs || decisionLimitMs) };
}
