import { dirname, relative, resolve } from 'node:path';
import type { WrittenReport } from '@poker-bot/shared/evaluation/figure';
import { leaveToOwner, makeFolder } from '../folder-owner.ts';
import { ask, type EvaluationPlace } from './ask-evaluator.ts';
import { openFile } from './open-file.ts';

export interface ReportResult extends WrittenReport {
  /** Whether a program of this machine was started to show it; null where none was asked for. */
  readonly opened: boolean | null;
}

export interface ReportRequest {
  readonly runId: string;
  /** From the working directory on; in the folder of the run otherwise. */
  readonly output: string | undefined;
  /** Show it by whatever this machine shows pages with. */
  readonly open: boolean;
}

/**
 * Writes the report of a run, finished or not.
 *
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function reportRun(
  place: EvaluationPlace,
  { runId, output, open }: ReportRequest,
): Promise<ReportResult> {
  const { workingDirectory, environment } = place.context;
  const elsewhere = output === undefined ? undefined : resolve(workingDirectory, output);
  if (elsewhere !== undefined) makeFolder(dirname(elsewhere));
  const args = ['report', ...(elsewhere === undefined ? [] : [`--output=${elsewhere}`]), runId];
  const { report } = await ask(place, { args, type: 'reported' });
  const path = resolve(place.workspace, report.file);
  leaveToOwner(path);
  const file = relative(workingDirectory, path) || '.';
  return { ...report, file, opened: open ? await openFile(path, environment) : null };
}
