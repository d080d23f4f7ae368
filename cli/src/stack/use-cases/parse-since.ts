import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 };

/**
 * Reads a point in time, given as an age (`90s`, `10m`, `2h`, `1d`) or as a date. Milliseconds since the epoch.
 *
 * @throws PokerbotError `USAGE`
 */
export function parseSince(text: string, now: number): number {
  const [, amount, unit] = text.match(/^(\d+)([smhd])$/) ?? [];
  if (amount !== undefined && unit !== undefined) return now - Number(amount) * (units[unit] ?? 0);
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return date;
  throw new PokerbotError('USAGE', {
    message: `\`--since ${text}\` is neither an age nor a date`,
    next: ['Write an age such as `10m` or a date such as `2026-01-31T12:00:00Z`'],
  });
}
