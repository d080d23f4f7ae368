import {
  type AdvisorEnvironment,
  createAdvisors,
} from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Log } from '@poker-bot/shared/log/log';
import { AbMatch } from '../ab/ab-match.ts';
import type { Side } from '../ab/ab-schedule.ts';
import type { SpentBySide } from '../budget/spent-in-hands.ts';
import type { AbManifest } from '../config/ab-manifest.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { scriptedAdvisor } from '../opponents/scripted-advisor.ts';
import { Bot } from './bot.ts';
import { fieldOf } from './field.ts';
import { type HandPlayer, Match } from './match.ts';

/** Services restart within seconds; who waits longer holds up a run for one that has gone. Milliseconds. */
const longestPatienceMs = 15_000;

/** Runs whose hands are played one like the other, here or in other threads. */
export type PlayedManifest = SmokeManifest | AbManifest;

export interface MatchSetup {
  readonly manifest: PlayedManifest;
  readonly environment: AdvisorEnvironment;
  readonly log: Log;
  readonly clock: Clock;
  /** Ends all waiting for advice. */
  readonly signal: AbortSignal;
  /** What the bots have spent before, in a run that goes on. */
  readonly spent?: SpentBySide | undefined;
}

/** A match with everything that its players hold open. */
export interface OpenMatch {
  readonly match: HandPlayer;
  close(): Promise<void>;
}

/**
 * Seats the bots and the opponents of a run: from the same manifest the same match, in whatever thread or process.
 * @throws PokerbotError `TLS_UNREADABLE`, `CONFIG_INVALID`
 */
export async function setUpMatch(setup: MatchSetup): Promise<OpenMatch> {
  const { manifest } = setup;
  return manifest.suite === 'ab'
    ? await setUpAb(setup, manifest)
    : await setUpSmoke(setup, manifest);
}

async function setUpSmoke(setup: MatchSetup, manifest: SmokeManifest): Promise<OpenMatch> {
  const { seed, table, luckCorrection: notesLuck } = manifest.settings;
  const field = fieldOf(manifest);
  const bot = await openBot(setup, manifest.bot, 'b');
  return { match: new Match({ seed, table, bot, field, notesLuck }), close: () => bot.close() };
}

async function setUpAb(setup: MatchSetup, manifest: AbManifest): Promise<OpenMatch> {
  const { settings } = manifest;
  const { seed, table, luckCorrection: notesLuck } = settings;
  const field = fieldOf(manifest);
  const [a, b] = [await openBot(setup, manifest.a, 'a'), await openBot(setup, manifest.b, 'b')];
  const common = { seed, table, notesLuck };
  const matches =
    field.length === 0
      ? { b: new Match({ ...common, bot: b, field: [{ name: a.name, bot: a }] }) }
      : { a: new Match({ ...common, bot: a, field }), b: new Match({ ...common, bot: b, field }) };
  const close = async () => void (await Promise.all([a.close(), b.close()]));
  return { match: new AbMatch({ table: settings, matches }), close };
}

async function openBot(setup: MatchSetup, config: BotConfig, side: Side): Promise<Bot> {
  const { manifest, environment, log, clock, signal } = setup;
  const { decisionLimitMs } = manifest.settings;
  const advisors = await createAdvisors({
    config,
    environment,
    log,
    clock,
    // Later than the limit of a decision, so that it is that limit which a slow advisor runs into.
    deadlineMs: 2 * decisionLimitMs,
    // Earlier: a service that stays away has failed, and leaves the time to ask it once more.
    patienceMs: Math.min(longestPatienceMs, 0.7 * decisionLimitMs),
    scripted: scriptedAdvisor,
  });
  const spent = setup.spent?.[side];
  return new Bot({
    config,
    advisors,
    clock,
    runId: manifest.runId,
    spent,
    decisionLimitMs,
    signal,
  });
}
