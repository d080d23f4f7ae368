import { existsSync } from 'node:fs';
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
    ...gameIn(workingDirectory, game),
  };
}

/** What is no file may be the name of a game. */
function gameIn(workingDirectory: string, game: string | undefined): { game?: string } {
  if (game === undefined || game === '') return {};
  const path = resolve(workingDirectory, game);
  return existsSync(path) ? { game: path } : {};
}
