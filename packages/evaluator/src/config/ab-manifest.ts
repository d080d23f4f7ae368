import { botConfig } from '@poker-bot/shared/config/bot-config';
import { opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { z } from 'zod';
import { runIdentity, writtenValueFunction } from './run-identity.ts';
import { longestDecisionLimitMs, tableConfig } from './smoke-config.ts';

/** What makes an A/B run what it is. */
const abSettings = z.strictObject({
  /** The most it plays: whole pairs. */
  hands: z.int().positive(),
  /** Whether it ends with a verdict before that. */
  untilDecided: z.boolean(),
  seats: z.int().min(2).max(9),
  seed: z.string().min(1),
  /** Names by seat after the bot; empty when the two play each other heads-up. */
  opponents: z.array(z.string()),
  table: tableConfig,
  test: z.strictObject({
    method: z.enum(['interval', 'sprt']),
    alpha: z.number().gt(0).lt(1),
    beta: z.number().gt(0).lt(1),
    /** bb/100. */
    delta: z.number().positive(),
    /** Pairs at which the interval is sharpest; runs from before it was written down have a quarter of the most. */
    sharpestAt: z.number().positive().optional(),
  }),
  decisionLimitMs: z.int().positive().max(longestDecisionLimitMs),
  strengthHalfWidth: z.number().positive(),
  handsInFlight: z.int().positive(),
  luckCorrection: z.boolean(),
});

/** `manifest.json` of an A/B run. */
export const abManifest = runIdentity.extend({
  suite: z.literal('ab'),
  settings: abSettings,
  /** The configurations as they were read, defaults filled in. */
  a: botConfig,
  b: botConfig,
  /** The two as they were named: names in `config/bot/`, or paths. Absent in runs from before they were noted. */
  given: z.strictObject({ a: z.string(), b: z.string() }).exactOptional(),
  opponents: z.array(opponentConfig),
  valueFunction: writtenValueFunction,
});

export type AbSettings = z.output<typeof abSettings>;
export type AbManifest = z.output<typeof abManifest>;
