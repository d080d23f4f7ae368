import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { ControlPrior } from '../statistics/predictable-controls.ts';
import { imaginedDeals } from '../variance-reduction/heads-up-luck.ts';

/** Big blinds that a part of a deal's luck is against scripted opponents: 3 to 25, mostly about 10. */
const usualSize = 10;

// A difference from the average of n other deals is worth n / (n + 1) of one from the true average.
const worthOfDeals = imaginedDeals / (imaginedDeals + 1);

/** By how well the value function knows the bots. */
export const priors = {
  known: { weight: 1000, shares: [worthOfDeals, 1, 1, 1] },
  imitated: { weight: 200, shares: [worthOfDeals, 1, 1, 1] },
  other: { weight: 100, shares: [0.1, 0.9, 0.5, 0.5] },
} as const satisfies Record<string, Omit<ControlPrior, 'scale'>>;

/**
 * How much of the luck in a deal is taken off before anything is seen, part by part as `DealOutcome` has them, and for how many
 * deals that counts. Where the bots play just as the value function takes them to, nearly all, and firmly: pots of rare sizes would
 * upset what is learned. A bot that the solver leads is imitated well, though not to the last chip. Of other bots the value function
 * knows the board cards best and the worth of a deal least (measured with scripted players for bots), and how they play has to be
 * learned.
 */
export function luckPrior(bots: readonly BotConfig[], bigBlind: number): ControlPrior {
  const scale = usualSize * bigBlind;
  if (bots.every(isKnown)) return { ...priors.known, scale };
  return { ...(bots.every(isImitated) ? priors.imitated : priors.other), scale };
}

function isKnown({ advisors }: BotConfig): boolean {
  return advisors.every(({ type }) => type === 'heuristic' || type === 'scripted');
}

/** Language models are heard by few, and only where a provider is configured. */
function isImitated(bot: BotConfig): boolean {
  return isKnown(bot) || bot.advisors.some(({ type }) => type === 'solver');
}
