import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { ControlPrior } from '../statistics/predictable-controls.ts';
import { imaginedDeals } from '../variance-reduction/heads-up-luck.ts';

/** How many deals it counts for. */
const weight = 40;

/**
 * How much of the luck in a deal is taken off before anything is seen, part by part as `DealOutcome` has them. Where the bots play
 * as the value function takes them to, nearly all; of other bots it knows the board cards best and the worth of a deal least
 * (both as measured with scripted players for bots).
 */
export function luckPrior(bots: readonly BotConfig[]): ControlPrior {
  const isKnown = bots.every(({ advisors }) => advisors.every(({ type }) => type === 'heuristic'));
  // A difference from the average of n other deals is worth n / (n + 1) of one from the true average.
  const ofDeal = imaginedDeals / (imaginedDeals + 1);
  return { weight, shares: isKnown ? [ofDeal, 1, 1, 1] : [0.1, 0.9, 0.5, 0.5] };
}
