import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 };

/**
 * Reads a span of time such as `90s`, `10m`, `24h`, `7d` or `0`, in milliseconds.
 *
 * @throws PokerbotError `USAGE`
 */
export function parseGrace(text: string): number {
  const [, amount, unit] = text.match(/^(\d{1,6})([smhd])$/) ?? [];
  if (amount !== undefined && unit !== undefined) return Number(amount) * (units[unit] ?? 0);
  if (text === '0') return 0;
  throw new PokerbotError('USAGE', {
    message: `\`--grace ${text}\` is no span of time`,
    next: ['Write one such as `24h`, `7d` or `0`'],
  });
}
