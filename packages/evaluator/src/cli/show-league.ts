import type { ShownLeague } from '@poker-bot/shared/evaluation/run-event';
import { LeagueFolder } from '../league/league-folder.ts';
import { type LeaguePair, leagueMatches } from '../league/league-matches.ts';
import { leagueTable } from '../league/league-table.ts';
import { type PlayedPair, readPair, unplayedPair } from '../league/played-pair.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { showRun } from './show-run.ts';

/**
 * A league again; of an unfinished one the table is made of what is on file of its matches.
 * @returns undefined where the id is not that of a league
 * @throws PokerbotError `USAGE`, `RUN_DAMAGED`
 */
export function showLeague(
  parent: string,
  { runId, shown }: { readonly runId: string; readonly shown: (path: string) => string },
): ShownLeague | undefined {
  const league = new LeagueFolder(parent, runId);
  if (!league.exists) return undefined;
  const manifest = league.readManifest();
  const table = league.readTable();
  const folder = shown(league.path);
  if (table !== undefined) return { manifest, finished: true, league: { ...table, folder } };
  const pairs = leagueMatches(manifest).map((pair) => pairOf(parent, pair));
  return { manifest, finished: false, league: leagueTable(manifest, { pairs, folder }) };
}

function pairOf(parent: string, pair: LeaguePair): PlayedPair {
  const { runId } = pair.manifest;
  const folder = new RunFolder(parent, runId);
  if (!folder.exists) return unplayedPair(pair);
  const { summary } = showRun(parent, { runId, shown: (path) => path });
  if (summary.suite !== 'ab' && summary.suite !== 'smoke') return unplayedPair(pair);
  return readPair(pair, { folder, summary });
}
