import { botConfig } from '@poker-bot/shared/config/bot-config';
import { opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { z } from 'zod';
import { lbrConfig } from '../lbr/lbr-config.ts';
import { defaultGates, gatesConfig } from './gates-config.ts';
import { runIdentity, writtenValueFunction } from './run-identity.ts';
import { longestDecisionLimitMs, tableConfig } from './smoke-config.ts';

/** What makes a smoke run what it is: with these, the same bot and the same opponents, the same hands are played. */
const smokeSettings = z.strictObject({
  hands: z.int().positive(),
  seats: z.int().min(2).max(9),
  seed: z.string().min(1),
  /** Names by seat, from the first after the bot. */
  opponents: z.array(z.string()),
  table: tableConfig,
  decisionLimitMs: z.int().positive().max(longestDecisionLimitMs),
  maxP99Ms: z.number().positive().nullable(),
  strengthHalfWidth: z.number().positive(),
  handsInFlight: z.int().positive(),
  /** Absent in runs from before there was one. */
  luckCorrection: z.boolean().default(false),
  /** Absent in runs from before there were any; `maxP99Ms` is its `latencyP99Ms`. */
  gates: gatesConfig.default({ ...defaultGates, endEarly: false }),
});

/** `manifest.json` of a smoke run. */
export const smokeManifest = runIdentity.extend({
  suite: z.literal('smoke'),
  settings: smokeSettings,
  /** Which part of the run this is, where several processes play it. */
  shard: z.strictObject({ number: z.int().min(1), of: z.int().min(1) }).exactOptional(),
  /** The configurations as they were read, defaults filled in. */
  bot: botConfig,
  opponents: z.array(z.union([opponentConfig, lbrConfig])),
  /** Absent in runs from before it was written down. */
  valueFunction: writtenValueFunction.default(null),
});

export type SmokeSettings = z.output<typeof smokeSettings>;
export type SmokeManifest = z.output<typeof smokeManifest>;
