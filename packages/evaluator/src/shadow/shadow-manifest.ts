import { botConfig } from '@poker-bot/shared/config/bot-config';
import { z } from 'zod';
import { runIdentity } from '../config/run-identity.ts';
import { longestDecisionLimitMs } from '../config/smoke-config.ts';
import { sourceFile } from './source/source-file.ts';
import { sourceScan } from './spots/scan-source.ts';

/** What makes a shadow run what it is: with these, the same source and the same bot, the same decisions are taken. */
const shadowSettings = z.strictObject({
  seed: z.string().min(1),
  /** Empty: everybody whose cards are known. */
  players: z.array(z.string()),
  /** The session replayed; null where files were named. */
  session: z.string().nullable(),
  /** Only so many hands from the begin of the source; null for all. */
  hands: z.int().positive().nullable(),
  /** Raises agree when the chips they add differ by at most this share of the recorded ones. */
  raiseTolerance: z.number().min(0).max(1),
  minAgreement: z.number().min(0).max(1).nullable(),
  decisionLimitMs: z.int().positive().max(longestDecisionLimitMs),
  decisionsInFlight: z.int().positive(),
});

/** `manifest.json` of a shadow run. */
export const shadowManifest = runIdentity.extend({
  suite: z.literal('shadow'),
  settings: shadowSettings,
  /** The candidate's configuration as it was read, defaults filled in. */
  bot: botConfig,
  source: z.strictObject({ files: z.array(sourceFile).min(1), scan: sourceScan }),
});

export type ShadowSettings = z.output<typeof shadowSettings>;
export type ShadowManifest = z.output<typeof shadowManifest>;
