import { botConfig } from '@poker-bot/shared/config/bot-config';
import { z } from 'zod';
import { runIdentity } from './run-identity.ts';
import { longestDecisionLimitMs } from './smoke-config.ts';

const milliseconds = z.int().positive();

const serveSettings = z.strictObject({
  hands: z.int().positive(),
  seats: z.int().min(2).max(10),
  seed: z.string().min(1),
  /** Names of the programs from outside, by seat, after our bot where there is one. */
  opponents: z.array(z.string()),
  game: z.strictObject({
    name: z.string(),
    blinds: z.array(z.int()),
    stacks: z.array(z.int()),
  }),
  duplicate: z.boolean(),
  limits: z.strictObject({
    responseMs: milliseconds,
    handMs: milliseconds,
    perHandMs: milliseconds,
  }),
  /** Invalid actions of one player that are borne; null for any number. */
  maxInvalid: z.int().min(0).nullable(),
  startTimeoutMs: milliseconds,
  decisionLimitMs: z.int().positive().max(longestDecisionLimitMs),
});

/** `manifest.json` of a match dealt to programs from outside. */
export const serveManifest = runIdentity.extend({
  suite: z.literal('serve'),
  settings: serveSettings,
  /** Our bot in the first seat, as it was read; null when all players are from outside. */
  bot: botConfig.nullable(),
});

export type ServeSettings = z.output<typeof serveSettings>;
export type ServeManifest = z.output<typeof serveManifest>;
