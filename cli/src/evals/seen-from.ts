import { relative, resolve } from 'node:path';
import type { Summary } from '@poker-bot/shared/evaluation/summary';

/** A summary whose folder the evaluator told from the workspace, or wholly, with the folder as it is from elsewhere. */
export function seenFrom<S extends Summary>(
  workingDirectory: string,
  { summary, workspace }: { summary: S; workspace: string },
): S {
  const folder = relative(workingDirectory, resolve(workspace, summary.folder)) || '.';
  return { ...summary, folder };
}
