import { z } from 'zod';

/** What odds are multiplied by; 1 leaves them as they are. */
const factor = z.number().min(0.01).max(100).default(1);

/**
 * How a bot plays what its advisors say. Odds are multiplied, so that what is never done, or always, stays so: a style leans, it
 * does not invent.
 */
export const botStyle = z.strictObject({
  /** Odds of betting or raising, rather than checking or calling, where it does not fold. Sizes stay as they are. */
  aggression: factor,
  /** Odds of staying in rather than folding. */
  looseness: factor,
});

export type BotStyle = z.output<typeof botStyle>;

/** Whether a style leaves everything as it is. */
export function isNeutral({ aggression, looseness }: BotStyle): boolean {
  return aggression === 1 && looseness === 1;
}
