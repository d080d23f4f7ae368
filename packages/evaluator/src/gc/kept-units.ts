import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { suiteOf } from '../compare/suite-of.ts';
import { leagueManifest } from '../config/league-manifest.ts';
import { leagueIds, RunFolder, runIds } from '../run-folder/run-folder.ts';
import { wholeRunId } from '../shards/shard-range.ts';

/** What stays or goes as a whole: a run with the shards that it was divided into, or a league with its matches. */
export interface KeptUnit {
  readonly runId: string;
  readonly suite: string;
  readonly createdAt: string;
  readonly finished: boolean;
  /** Folders, that of a league or of a whole run last: while it is there its parts are known to be of it. */
  readonly folders: readonly RunFolder[];
}

/** Folders that are no runs to be removed by rule. */
export interface DamagedUnit {
  readonly runId: string;
  readonly damage: string;
}

/** All runs and leagues of a folder, the newest first, and those that cannot be read. */
export function keptUnits(parent: string): {
  readonly units: readonly KeptUnit[];
  readonly damaged: readonly DamagedUnit[];
} {
  const units: KeptUnit[] = [];
  const damaged: DamagedUnit[] = [];
  const runs = runIds(parent);
  const leagues = leagueIds(parent);
  const read = (runId: string, unit: () => KeptUnit) => {
    try {
      units.push(unit());
    } catch (error) {
      if (!isPokerbotError(error)) throw error;
      damaged.push({ runId, damage: error.message });
    }
  };
  for (const league of leagues) read(league, () => leagueUnit(parent, { league, runs }));
  const others = runs.filter((run) => !leagues.some((league) => isMatchOf(run, league)));
  for (const [run, shards] of wholeRuns(others)) {
    read(run, () => runUnit(parent, { run, shards, isMade: runs.includes(run) }));
  }
  units.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.runId.localeCompare(b.runId));
  return { units, damaged };
}

/** Runs by their ids, each with the ids of its shards; one that is not made yet may have nothing else. */
export function wholeRuns(runs: readonly string[]): Map<string, string[]> {
  const wholes = new Map<string, string[]>();
  for (const run of runs) {
    const whole = wholeRunId(run);
    const shards = wholes.get(whole ?? run) ?? [];
    wholes.set(whole ?? run, whole === undefined ? shards : [...shards, run]);
  }
  return wholes;
}

function isMatchOf(run: string, league: string): boolean {
  return run.startsWith(`${league}.`) && /^\d+-\d+$/.test(run.slice(league.length + 1));
}

function leagueUnit(
  parent: string,
  { league, runs }: { readonly league: string; readonly runs: readonly string[] },
): KeptUnit {
  const folder = new RunFolder(parent, league);
  const { createdAt, suite } = readConfig(join(folder.path, 'league.json'), leagueManifest);
  const matches = runs
    .filter((run) => isMatchOf(run, league))
    .map((run) => new RunFolder(parent, run));
  // Its table is written when all its matches are played.
  const finished = existsSync(join(folder.path, 'summary.json'));
  return { runId: league, suite, createdAt, finished, folders: [...matches, folder] };
}

/** A divided run is finished when its shards are merged; until then it is as old as the first of them. */
function runUnit(
  parent: string,
  {
    run,
    shards,
    isMade,
  }: { readonly run: string; readonly shards: readonly string[]; readonly isMade: boolean },
): KeptUnit {
  const whole = new RunFolder(parent, run);
  const parts = shards.map((shard) => new RunFolder(parent, shard));
  const folders = isMade ? [...parts, whole] : parts;
  const manifests = (isMade ? [whole] : parts).map((folder) => folder.readManifest());
  const [first] = manifests.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  if (first === undefined) throw new Error('A run has a folder, or shards that have');
  const finished = isMade && whole.readSummary() !== undefined;
  return { runId: run, suite: suiteOf(first), createdAt: first.createdAt, finished, folders };
}

/** What the files of a folder take, in bytes. */
export function bytesOf(path: string): number {
  let bytes = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) bytes += bytesOf(inside);
    else if (entry.isFile()) bytes += statSync(inside).size;
  }
  return bytes;
}
