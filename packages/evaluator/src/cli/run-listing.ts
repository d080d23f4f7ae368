import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../config/run-manifest.ts';
import { wholeRuns } from '../gc/kept-units.ts';
import { lbrConfigOf, lbrOf } from '../lbr/lbr-result.ts';
import { LeagueFolder } from '../league/league-folder.ts';
import { type LeaguePair, leagueMatches } from '../league/league-matches.ts';
import { readLines } from '../run-folder/read-lines.ts';
import { leagueIds, RunFolder, runIds } from '../run-folder/run-folder.ts';
import { decisionLines } from '../shadow/replay-lines.ts';
import { rangeOf } from '../shards/shard-range.ts';

/** The runs and leagues of a folder, the newest first; a damaged one is listed as such and hides no other. */
export function listRuns(parent: string): ListedRun[] {
  const leagues = leagueIds(parent).map((league) => listLeague(parent, league));
  const ids = runIds(parent);
  return [...wholeRuns(ids)]
    .map(([runId, shards]) =>
      ids.includes(runId)
        ? listRun(new RunFolder(parent, runId))
        : listDivided(parent, { runId, shards }),
    )
    .concat(leagues)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.runId.localeCompare(b.runId));
}

function listRun(folder: RunFolder): ListedRun {
  const { runId } = folder;
  return unlessDamaged(runId, () => {
    const manifest = folder.readManifest();
    const { suite, createdAt } = manifest;
    const state = folder.readSummary() === undefined ? 'unfinished' : 'finished';
    return { ...nothing, runId, suite, createdAt, state, ...ofSuite(folder, manifest) };
  });
}

/** A run that is not made yet of its shards: its hands are those on file of the division that has most. */
function listDivided(
  parent: string,
  { runId, shards }: { readonly runId: string; readonly shards: readonly string[] },
): ListedRun {
  return unlessDamaged(runId, () => {
    const folders = shards.map((shard) => new RunFolder(parent, shard));
    const manifests = folders.map((folder) => folder.readManifestOf('smoke'));
    const [first] = manifests.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
    if (first === undefined) return { ...nothing, runId };
    const hands = new Map<number, number>();
    for (const [at, { shard }] of manifests.entries()) {
      const of = shard?.of ?? 1;
      const folder = folders[at];
      hands.set(of, (hands.get(of) ?? 0) + (folder === undefined ? 0 : handsIn(folder)));
    }
    const { createdAt, suite, bot, settings } = first;
    return {
      ...nothing,
      ...{ runId, suite, createdAt, state: 'unfinished', shards: shards.length },
      ...{ hands: Math.max(...hands.values()), of: settings.hands },
      ...{ bot: bot.name, opponents: settings.opponents },
    };
  });
}

/** Hands are those of all its matches. */
function listLeague(parent: string, runId: string): ListedRun {
  return unlessDamaged(runId, () => {
    const folder = new LeagueFolder(parent, runId);
    const manifest = folder.readManifest();
    const { suite, createdAt, settings, bots, guests } = manifest;
    const matches = leagueMatches(manifest);
    const of = matches.length * settings.hands;
    const isFinished = folder.readTable() !== undefined;
    return {
      ...nothing,
      ...{ runId, suite, createdAt, of },
      state: isFinished ? 'finished' : 'unfinished',
      hands: isFinished ? of : matches.reduce((sum, match) => sum + handsOf(parent, match), 0),
      bot: bots.map(({ name }) => name).join(', '),
      opponents: guests.map(({ name }) => name),
    };
  });
}

function handsOf(parent: string, { manifest }: LeaguePair): number {
  const folder = new RunFolder(parent, manifest.runId);
  return folder.exists ? handsIn(folder) : 0;
}

function handsIn(folder: RunFolder): number {
  return folder.readSummary()?.hands ?? countLines(folder.file('hands.jsonl'));
}

function unlessDamaged(runId: string, read: () => ListedRun): ListedRun {
  try {
    return read();
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return { ...nothing, runId };
  }
}

/** What is known of a run that cannot be read. */
const nothing: Omit<ListedRun, 'runId'> = {
  suite: '',
  createdAt: '',
  state: 'damaged',
  hands: 0,
  of: 0,
  bot: '',
  opponents: [],
  verdict: null,
  bbPer100: null,
  interval: null,
  agreementRate: null,
  exploitability: null,
  measured: null,
};

function ofSuite(folder: RunFolder, manifest: RunManifest): Partial<ListedRun> {
  switch (manifest.suite) {
    case 'smoke': {
      const { from, to } = rangeOf(manifest);
      const { bot, settings } = manifest;
      const of = to - from;
      const run = { ...played(folder, of), bot: bot.name, opponents: settings.opponents };
      return lbrConfigOf(manifest) === undefined ? run : { ...run, ...asLbr(folder, manifest) };
    }
    case 'ab': {
      const { a, b, settings } = manifest;
      const opponents = settings.opponents.length === 0 ? [a.name] : settings.opponents;
      return { ...played(folder, settings.hands), bot: b.name, against: a.name, opponents };
    }
    case 'serve': {
      const { bot, settings } = manifest;
      const { opponents, hands } = settings;
      return { ...played(folder, hands), bot: bot?.name ?? '', opponents };
    }
    case 'shadow': {
      const { scan } = manifest.source;
      const summary = folder.readSummaryOf('shadow');
      return {
        hands: summary?.hands ?? handsBegun(folder, scan.decisions),
        of: scan.replayed,
        bot: manifest.bot.name,
        verdict: summary?.verdict ?? null,
        agreementRate: summary?.agreementRate ?? null,
      };
    }
  }
}

/** A bound is no verdict: of a healthy run there is none. */
function asLbr(folder: RunFolder, manifest: RunManifest): Partial<ListedRun> {
  const summary = folder.readSummary();
  const lbr = summary && lbrOf(manifest, summary);
  if (lbr === undefined) return { suite: 'lbr' };
  const { mbbPerHand, interval, verdict, estimator } = lbr;
  return {
    suite: 'lbr',
    verdict: verdict === 'pass' ? null : verdict,
    exploitability: mbbPerHand === null ? null : { mbbPerHand, interval },
    measured: mbbPerHand === null ? null : { ...winRate, what: 'won from the bot', estimator },
  };
}

function played(folder: RunFolder, of: number): Partial<ListedRun> {
  const summary = folder.readSummary();
  if (summary === undefined || summary.suite === 'shadow') {
    return { hands: countLines(folder.file('hands.jsonl')), of };
  }
  const { hands, verdict, bbPer100, interval } = summary;
  return { hands, of, verdict, bbPer100, interval, measured: measuredIn(summary) };
}

/** What a number of hands that was fixed before allows to say of a bot. */
const winRate = { what: 'win rate', level: 0.95, looks: 'one' } as const;

function measuredIn(summary: Exclude<Summary, { suite: 'shadow' }>): ListedRun['measured'] {
  if (summary.bbPer100 === null) return null;
  if (summary.suite !== 'ab') return { ...winRate, estimator: summary.estimator };
  const { estimator, alpha } = summary.test;
  return { what: abMeasure(summary).name, estimator, level: 1 - alpha, looks: 'every' };
}

/** Hands with a decision on file. */
function handsBegun(folder: RunFolder, decisions: number): number {
  let hands = 0;
  let last = -1;
  for (const { ordinal } of decisionLines(folder, decisions)) {
    if (ordinal !== last) hands += 1;
    last = ordinal;
  }
  return hands;
}

function countLines(path: string): number {
  let count = 0;
  for (const _line of readLines(path)) count += 1;
  return count;
}
