import type { AbManifest } from '../config/ab-manifest.ts';
import type { LeagueManifest } from '../config/league-manifest.ts';

/** A match of a league: places of its bots in the order in which they were named, and the manifest it is played from. */
export interface LeaguePair {
  readonly bots: readonly [number, number];
  readonly manifest: AbManifest;
}

/** Everybody meets everybody once. The first of the two is B of the A/B run, whose figures are those of B. */
export function leagueMatches(league: LeagueManifest): LeaguePair[] {
  const { suite: _, bots, runId, settings, valueFunction, ...identity } = league;
  return bots.flatMap((first, one) =>
    bots.slice(one + 1).map((second, after): LeaguePair => {
      const other = one + 1 + after;
      const manifest: AbManifest = {
        ...identity,
        runId: `${runId}.${one + 1}-${other + 1}`,
        suite: 'ab',
        settings,
        a: second,
        b: first,
        opponents: [],
        valueFunction,
      };
      return { bots: [one, other], manifest };
    }),
  );
}
