import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { AbManifest } from '../config/ab-manifest.ts';
import { defaultGates } from '../config/gates-config.ts';
import type { LeagueManifest } from '../config/league-manifest.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import type { NotedServices } from '../suites/require-services.ts';
import { servicesOf } from '../suites/services-of.ts';
import { valueFunction } from '../variance-reduction/value-function.ts';

/** A match of a league, and the manifest it is played from. */
export interface LeaguePair<M = AbManifest | SmokeManifest> {
  /** Places of the two: bots in the order in which they were named, and guests after all bots. */
  readonly places: readonly [number, number];
  readonly manifest: M;
}

/**
 * Every bot meets every other bot once, and every guest. Guests don't meet each other: what scripts win from each other says nothing
 * about a bot.
 */
export function leagueMatches(league: LeagueManifest): LeaguePair[] {
  return league.bots.flatMap((_, one) => [
    ...botMatches(league, one),
    ...guestMatches(league, one),
  ]);
}

/** The first of the two is B of the A/B run, whose figures are those of B. */
function botMatches(league: LeagueManifest, one: number): LeaguePair<AbManifest>[] {
  const { suite: _, bots, given, guests: __, settings, services, ...rest } = league;
  const { valueFunction: begun, ...identity } = rest;
  const first = bots[one];
  if (first === undefined) return [];
  return bots.slice(one + 1).map((second, after) => {
    const other = one + 1 + after;
    const places = [one, other] as const;
    const manifest: AbManifest = {
      ...identity,
      ...servicesAskedBy([first, second], services),
      runId: matchId(league, places),
      suite: 'ab',
      settings,
      a: second,
      b: first,
      ...(given && { given: { a: given[other] ?? second.name, b: given[one] ?? first.name } }),
      opponents: [],
      valueFunction: begun,
    };
    return { places, manifest };
  });
}

/** A smoke run plays a bot heads-up against a script from both seats, with the same cards. */
function guestMatches(league: LeagueManifest, one: number): LeaguePair<SmokeManifest>[] {
  const { suite: _, bots, given: __, guests, settings, services, ...rest } = league;
  const { valueFunction: begun, ...identity } = rest;
  const { untilDecided: ___, test: ____, ...common } = settings;
  const bot = bots[one];
  if (bot === undefined) return [];
  return guests.map((guest, after) => {
    const places = [one, bots.length + after] as const;
    const manifest: SmokeManifest = {
      ...identity,
      ...servicesAskedBy([bot], services),
      runId: matchId(league, places),
      suite: 'smoke',
      // Every match plays all its hands, whatever they show of its health.
      settings: {
        ...common,
        opponents: [guest.name],
        maxP99Ms: null,
        gates: { ...defaultGates, endEarly: false },
      },
      bot,
      opponents: [guest],
      valueFunction: begun === null ? null : valueFunction([guest]),
    };
    return { places, manifest };
  });
}

/** Of the services of a league those of a match. */
function servicesAskedBy(
  bots: readonly BotConfig[],
  services: LeagueManifest['services'],
): NotedServices {
  const asked = servicesOf(bots).flatMap((name) => {
    const address = services?.[name];
    return address === undefined ? [] : [[name, address] as const];
  });
  return asked.length === 0 ? {} : { services: Object.fromEntries(asked) };
}

function matchId({ runId }: LeagueManifest, [one, other]: readonly [number, number]): string {
  return `${runId}.${one + 1}-${other + 1}`;
}
