import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { parseShard } from '../shards/shard-range.ts';
import type { SmokeOptions } from '../suites/prepare-smoke.ts';
import { type Given, notEmpty, positive, wholeNumber } from './read-flags.ts';
import { playedFlags, runFlags, runOptions, servedFlags } from './run-flags.ts';

/** Flags of a smoke run. */
export const smokeFlags = {
  ...runFlags,
  ...servedFlags,
  ...playedFlags,
  bot: { type: 'string' },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  gates: { type: 'string' },
  'max-p99-ms': { type: 'string' },
  shard: { type: 'string' },
} as const;

/**
 * What they say of it.
 * @throws PokerbotError `USAGE`, `HANDS_INVALID`
 */
export function smokeOptions(values: Given<typeof smokeFlags>['values']): SmokeOptions {
  const resume = values.resume;
  if (resume !== undefined && values.shard !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the shard to continue, so `--shard` cannot name another',
      next: ['Leave out `--shard`'],
    });
  }
  if (resume !== undefined && values.gates !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, whose gates were fixed when it began',
      next: ['Leave out `--gates`'],
    });
  }
  if (resume !== undefined && values.bot !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, and its bot is in it',
      next: ['Leave out `--bot`'],
    });
  }
  return {
    ...runOptions(values),
    bot: notEmpty('bot', values.bot),
    seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
    opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    gates: notEmpty('gates', values.gates),
    maxP99Ms: positive('max-p99-ms', values['max-p99-ms']),
  };
}
