import type { Random } from '@poker-bot/poker/random/random';

/** The result of a pair of hands of equal bots, in big blinds: mostly nothing, now and then all chips. Its mean is 0. */
export function pairResult(random: Random): number {
  const drawn = random.float();
  const sign = random.float() < 0.5 ? -1 : 1;
  if (drawn < 0.6) return 0;
  if (drawn < 0.85) return sign * (1 + 4 * random.float());
  if (drawn < 0.97) return sign * (5 + 25 * random.float());
  return sign * (50 + 150 * random.float());
}
