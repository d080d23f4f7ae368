import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../config/run-manifest.ts';
import { counted } from '../score/gate-limits.ts';
import { lbrNotes } from './lbr-notes.ts';

interface NotedRun {
  readonly manifest: RunManifest;
  readonly shown: ShownRun;
}

/**
 * What has to be borne in mind where runs are set side by side.
 * @param compared how many of them are compared with the first
 */
export function runNotes(runs: readonly NotedRun[], compared: number): string[] {
  const [first] = runs;
  const played = first?.manifest.suite === 'smoke' || first?.manifest.suite === 'ab';
  return [
    ...runs.flatMap(({ manifest: { runId }, shown: { finished } }) =>
      finished ? [] : [`Run \`${runId}\` is not finished: its figures are those so far`],
    ),
    ...runs.flatMap(({ manifest }) =>
      manifest.suite === 'ab' && manifest.settings.untilDecided
        ? [
            `Run \`${manifest.runId}\` was to end with its verdict: how much it played depends on how it went, and a difference to it is biased a little`,
          ]
        : [],
    ),
    ...runs.flatMap(({ manifest: { runId }, shown: { summary } }) => [
      ...degradedNote(runId, summary),
      ...crashNote(runId, summary),
    ]),
    ...lbrNotes(
      runs.flatMap(({ manifest: { runId }, shown: { lbr } }) =>
        lbr === undefined ? [] : [{ runId, lbr }],
      ),
    ),
    ...(played && compared < runs.length - 1
      ? [
          'A run without two complete deals is not compared, nor one whose deals all differ by the same, while they are fewer than 100',
        ]
      : []),
    ...(played ? [] : ['Figures of this suite are set side by side, and not tested']),
  ];
}

/** What a bot does while an advisor is away says little of it. */
function degradedNote(runId: string, summary: Summary): string[] {
  const [degraded, of, what] =
    summary.suite === 'shadow'
      ? [summary.degradedDecisions, summary.decisions, 'decisions']
      : [summary.degradedHands, summary.hands, 'hands'];
  if (degraded === 0) return [];
  return [`In ${degraded} of ${of} ${what} of run \`${runId}\` an advisor was late or failed`];
}

/** A bot may break the hands that it would lose. */
function crashNote(runId: string, summary: Summary): string[] {
  if (!('crashes' in summary) || summary.crashes === 0) return [];
  const { crashes } = summary;
  const hands = counted(crashes, 'hand');
  return [
    `Run \`${runId}\` is compared without the deals of ${hands} that a player broke, which may be those that it would have lost`,
  ];
}
