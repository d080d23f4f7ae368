import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeManifest } from '../config/smoke-manifest.ts';

/** One of several processes that play a run together: a number from 1 on. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export const mostShards = 1_000;

/** The hands that a process plays: all of a run, or the whole deals of its shard. */
export function rangeOf({ settings, shard }: Pick<SmokeManifest, 'settings' | 'shard'>): {
  readonly from: number;
  readonly to: number;
} {
  const { hands, seats } = settings;
  if (shard === undefined) return { from: 0, to: hands };
  const deals = Math.ceil(hands / seats);
  const before = (number: number) =>
    Math.min(hands, Math.floor((deals * number) / shard.of) * seats);
  return { from: before(shard.number - 1), to: before(shard.number) };
}

/** The id of a shard's own run. */
export function shardRunId(runId: string, { number, of }: Shard): string {
  return `${runId}.shard-${number}-of-${of}`;
}

/** The run that a shard is one of, by its id; undefined where it is no shard. */
export function wholeRunId(runId: string): string | undefined {
  return /^(.+)\.shard-\d+-of-\d+$/.exec(runId)?.[1];
}

/**
 * Reads `2/3`.
 * @throws PokerbotError `USAGE`
 */
export function parseShard(text: string): Shard {
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number <= shard.of && shard.of <= mostShards) return shard;
  throw new PokerbotError('USAGE', {
    message: `\`--shard\` is \`${text}\`; expected a number and how many there are, such as \`2/3\`, ${mostShards} at most`,
    details: { flag: 'shard', value: text },
  });
}
