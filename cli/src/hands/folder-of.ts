import { resolve } from 'node:path';

/** The folder that file names start from: where the command runs, or works as if it did. */
export function folderOf(
  context: { readonly workingDirectory: string },
  flags: { readonly workspace?: string | undefined },
): string {
  return resolve(context.workingDirectory, flags.workspace ?? '.');
}
