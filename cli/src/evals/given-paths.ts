import { resolve } from 'node:path';
import { isFile } from './is-file.ts';

/** Files named on the command line, as the evaluator finds them: it works in the folder of the workspace. */
export function givenPaths<F extends { bot?: string | undefined; game?: string | undefined }>(
  flags: F,
  workingDirectory: string,
): F {
  const { bot, game } = flags;
  return {
    ...flags,
    ...(bot !== undefined && isFile(bot) ? { bot: resolve(workingDirectory, bot) } : {}),
    ...(game === undefined || game === '' ? {} : { game: resolve(workingDirectory, game) }),
  };
}
