import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { ControlPrior } from '../statistics/predictable-controls.ts';
import { imaginedDeals } from '../variance-reduction/heads-up-luck.ts';

/**
 * How much of the luck in a deal is taken off before anything is seen, part by part as `DealOutcome` has them, and for how many
 * deals that counts. Where the bots play as the value function takes them to, nearly all, and firmly: pots of rare sizes would
 * upset what is learned. Of other bots it knows the board cards best and the worth of a deal least (measured with scripted
 * players for bots), and how they play has to be learned.
 */
export function luckPrior(bots: readonly BotConfig[], bigBlind: number): ControlPrior {
  // Against scripted opponents each part of a deal's luck is 3 to 25 big blinds, mostly about 10.
  const scale = 10 * bigBlind;
  const isKnown = bots.every(({ advisors }) => advisors.every(({ type }) => type === 'heuristic'));
  if (!isKnown) return { weight: 100, scale, shares: [0.1, 0.9, 0.5, 0.5] };
  // A difference from the average of n other deals is worth n / (n + 1) of one from the true average.
  return { weight: 1000, scale, shares: [imaginedDeals / (imaginedDeals + 1), 1, 1, 1] };
}
