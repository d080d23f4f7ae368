import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { leagueManifest } from '../config/league-manifest.ts';
import { leagueIds, RunFolder, runIds } from '../run-folder/run-folder.ts';

/** What stays or goes as a whole: a run, or a league with its matches. */
export interface KeptUnit {
  readonly runId: string;
  readonly suite: string;
  readonly createdAt: string;
  readonly finished: boolean;
  /** Folders, that of a league last: while it is there its matches are known to be of it. */
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
  for (const run of others) read(run, () => runUnit(parent, { run, runs }));
  units.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.runId.localeCompare(b.runId));
  return { units, damaged };
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

function runUnit(
  parent: string,
  { run, runs }: { readonly run: string; readonly runs: readonly string[] },
): KeptUnit {
  const folder = new RunFolder(parent, run);
  const { suite, createdAt } = folder.readManifest();
  const whole = /^(.+)\.shard-\d+-of-\d+$/.exec(run)?.[1];
  const isNeeded = whole !== undefined && !isFinished(parent, { run: whole, runs });
  const finished = folder.readSummary() !== undefined && !isNeeded;
  return { runId: run, suite, createdAt, finished, folders: [folder] };
}

/** A shard is needed until the run of all shards is made. */
function isFinished(
  parent: string,
  { run, runs }: { readonly run: string; readonly runs: readonly string[] },
): boolean {
  return runs.includes(run) && new RunFolder(parent, run).readSummary() !== undefined;
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
