import { botConfig } from '@poker-bot/shared/config/bot-config';
import { opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { z } from 'zod';
import { abManifest } from './ab-manifest.ts';
import { runIdentity } from './run-identity.ts';

/**
 * `league.json`: written before the first match and never changed. Each match is a run of its own: of two bots an A/B run, of a bot and a
 * guest a smoke run.
 */
export const leagueManifest = runIdentity.extend({
  suite: z.literal('league'),
  /** Of every match. */
  settings: abManifest.shape.settings,
  /** The configurations as they were read, in the order in which they were named. */
  bots: z.array(botConfig).min(1),
  /** The same as they were named. Absent in leagues from before they were noted. */
  given: z.array(z.string()).exactOptional(),
  /** Scripted opponents that every bot meets, and that don't meet each other. Absent in leagues from before there were any. */
  guests: z.array(opponentConfig).default([]),
  valueFunction: abManifest.shape.valueFunction,
});

export type LeagueManifest = z.output<typeof leagueManifest>;
