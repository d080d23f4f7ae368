import {
  type AdvisorEnvironment,
  createAdvisors,
} from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Log } from '@poker-bot/shared/log/log';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { Bot } from './bot.ts';
import { fieldOf } from './field.ts';
import { Match } from './match.ts';

/** Services restart within seconds; who waits longer holds up a run for one that has gone. Milliseconds. */
const longestPatienceMs = 15_000;

export interface MatchSetup {
  readonly manifest: SmokeManifest;
  readonly environment: AdvisorEnvironment;
  readonly log: Log;
  readonly clock: Clock;
  /** Ends all waiting for advice. */
  readonly signal: AbortSignal;
}

/** A match with everything that its players hold open. */
export interface OpenMatch {
  readonly match: Match;
  close(): Promise<void>;
}

/**
 * Seats the bot and the opponents of a run: from the same manifest the same match, in whatever thread or process.
 * @throws PokerbotError `TLS_UNREADABLE`, `CONFIG_INVALID`
 */
export async function setUpMatch(setup: MatchSetup): Promise<OpenMatch> {
  const { manifest, environment, log, clock, signal } = setup;
  const { runId, bot: config } = manifest;
  const { decisionLimitMs, seed, table, luckCorrection: notesLuck } = manifest.settings;
  const field = fieldOf(manifest);
  const advisors = await createAdvisors({
    config,
    environment,
    log,
    clock,
    // Later than the limit of a decision, so that it is that limit which a slow advisor runs into.
    deadlineMs: 2 * decisionLimitMs,
    // Earlier: a service that stays away has failed, and leaves the time to ask it once more.
    patienceMs: Math.min(longestPatienceMs, 0.7 * decisionLimitMs),
  });
  const bot = new Bot({ config, advisors, clock, runId, decisionLimitMs, signal });
  return { match: new Match({ seed, table, bot, field, notesLuck }), close: () => bot.close() };
}
