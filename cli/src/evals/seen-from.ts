import { relative, resolve } from 'node:path';

/** What the evaluator told of a folder, from the workspace or wholly, with the folder as it is from elsewhere. */
export function seenFrom<S extends { readonly folder: string }>(
  workingDirectory: string,
  { summary, workspace }: { summary: S; workspace: string },
): S {
  const folder = relative(workingDirectory, resolve(workspace, summary.folder)) || '.';
  return { ...summary, folder };
}
