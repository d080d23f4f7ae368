import { botConfig } from '@poker-bot/shared/config/bot-config';
import { z } from 'zod';
import { abManifest } from './ab-manifest.ts';
import { runIdentity } from './run-identity.ts';

/** `league.json`: written before the first match and never changed. Each match is an A/B run of its own. */
export const leagueManifest = runIdentity.extend({
  suite: z.literal('league'),
  /** Of every match. */
  settings: abManifest.shape.settings,
  /** The configurations as they were read, in the order in which they were named. */
  bots: z.array(botConfig).min(2),
  valueFunction: abManifest.shape.valueFunction,
});

export type LeagueManifest = z.output<typeof leagueManifest>;
