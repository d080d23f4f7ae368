import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Comparison } from '@poker-bot/shared/evaluation/comparison';
import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../config/run-manifest.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { type DealValues, dealValues, wonFromBot } from './deal-values.ts';
import { discrepancies } from './discrepancies.ts';
import { comparisonLevel, runDifferences } from './run-differences.ts';
import { runFigures } from './run-figures.ts';
import { runNotes } from './run-notes.ts';
import { suiteOf } from './suite-of.ts';

interface Run {
  readonly folder: RunFolder;
  readonly manifest: RunManifest;
  readonly shown: ShownRun;
}

/**
 * Sets runs of one suite side by side, each against the first.
 *
 * @param show one run as far as it got
 * @throws PokerbotError `USAGE`, `RUN_UNKNOWN`, `RUN_DAMAGED`, `RUNS_NOT_COMPARABLE`
 */
export function compareRuns(
  runIds: readonly string[],
  { runs: parent, show }: { readonly runs: string; readonly show: (runId: string) => ShownRun },
): Comparison {
  requireSeveral(runIds);
  const runs = runIds.map((runId) => {
    const folder = new RunFolder(parent, runId);
    return { folder, manifest: folder.readManifest(), shown: show(runId) };
  });
  const suite = commonSuite(runs);
  const manifests = runs.map(({ manifest }) => partsOf(manifest));
  const differences = runDifferences(
    runs.map(({ folder, manifest }) => ({
      runId: manifest.runId,
      values: valuesOf(folder, manifest),
      cards: cardsOf(manifest),
    })),
    suite === 'lbr' ? 'mbbPerHand' : 'bbPer100',
  );
  return {
    suite,
    runs: runs.map(comparedRun),
    settings: discrepancies(manifests.map(({ settings }) => ({ settings }))),
    configurations: discrepancies(manifests.map(({ configurations }) => configurations)),
    versions: discrepancies(manifests.map(({ versions }) => versions)),
    differences,
    correction: { method: 'holm', level: comparisonLevel, comparisons: differences.length },
    notes: runNotes(runs, differences.length),
  };
}

function requireSeveral(runIds: readonly string[]): void {
  const twice = runIds.find((runId, at) => runIds.indexOf(runId) !== at);
  if (runIds.length >= 2 && twice === undefined) return;
  const [only] = runIds;
  const given = only === undefined ? 'none' : `\`${only}\` alone`;
  throw new PokerbotError('USAGE', {
    message:
      twice === undefined
        ? `\`compare\` needs the ids of two runs or more, with spaces between them, and was given ${given}`
        : `Run \`${twice}\` is named twice`,
    next: ['`pokerbot eval list` shows the ids that there are'],
    details: { runs: runIds },
  });
}

function commonSuite(runs: readonly Run[]): string {
  const [first, ...others] = runs.map(({ manifest }) => ({
    runId: manifest.runId,
    suite: suiteOf(manifest),
  }));
  const other = others.find(({ suite }) => suite !== first?.suite);
  if (first !== undefined && other === undefined) return first.suite;
  throw new PokerbotError('RUNS_NOT_COMPARABLE', {
    message: `Run \`${first?.runId}\` is one of the suite \`${first?.suite}\`, run \`${other?.runId}\` one of \`${other?.suite}\``,
    details: { runs: [first, ...others] },
  });
}

function comparedRun({ manifest, shown }: Run): Comparison['runs'][number] {
  const { summary, finished, lbr } = shown;
  // A bound is no verdict: of a healthy run there is none.
  const verdict = lbr !== undefined && summary.verdict === 'pass' ? null : summary.verdict;
  return {
    runId: manifest.runId,
    createdAt: manifest.createdAt,
    finished,
    bot: botOf(summary),
    verdict: finished ? verdict : null,
    figures: runFigures(summary, lbr),
  };
}

function botOf(summary: Summary): string {
  if (summary.suite === 'ab') return `${summary.b.name} against ${summary.a.name}`;
  return summary.bot ?? '';
}

/** A manifest in parts: how was it played, by whom, with what program. Left out is what every run has of its own. */
function partsOf(manifest: RunManifest) {
  const { format, runId, createdAt, suite, evaluation, versions, revision, ...rest } = manifest;
  const { settings, ...configurations } = rest;
  return { settings, configurations, versions: { versions, revision } };
}

function valuesOf(folder: RunFolder, manifest: RunManifest): DealValues {
  const isPlayed = manifest.suite === 'smoke' || manifest.suite === 'ab';
  if (!isPlayed) return {};
  const values = dealValues(folder, manifest);
  return suiteOf(manifest) === 'lbr' ? wonFromBot(values) : values;
}

/** Cards are drawn by seed and number of the deal, and dealt to so many seats. */
function cardsOf(manifest: RunManifest): string {
  if (manifest.suite === 'shadow') return manifest.runId;
  const { seed, seats } = manifest.settings;
  return JSON.stringify([seed, seats]);
}
