import { botConfig } from '@poker-bot/shared/config/bot-config';
import { z } from 'zod';
import { opponentConfig } from './opponent-config.ts';
import { longestDecisionLimitMs, tableConfig } from './smoke-config.ts';

/** What makes a run what it is: with these, the same bot and the same opponents, the same hands are played. */
export const runSettings = z.strictObject({
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
});

/** `manifest.json`: written before the first hand and never changed. A run is resumed from it, not from `config/`. */
export const runManifest = z.strictObject({
  format: z.literal(1),
  runId: z.string(),
  suite: z.literal('smoke'),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  settings: runSettings,
  /** The configurations as they were read, defaults filled in. */
  bot: botConfig,
  opponents: z.array(opponentConfig),
  versions: z.strictObject({ evaluator: z.string(), node: z.string(), platform: z.string() }),
  /** Git commit of the installation; null where it is no checkout. */
  revision: z.string().nullable(),
  /** The `EVALUATION_…` variables that the run was started under. */
  evaluation: z.strictObject({ mode: z.string(), runId: z.string().nullable() }),
});

export type RunSettings = z.output<typeof runSettings>;
export type RunManifest = z.output<typeof runManifest>;
