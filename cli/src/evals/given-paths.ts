import { resolve } from 'node:path';

/** Files named on the command line, as the evaluator finds them: it works in the folder of the workspace. */
export function givenPaths<F extends { bot?: string | undefined; game?: string | undefined }>(
  flags: F,
  workingDirectory: string,
): F {
  const { bot, game } = flags;
  const isFile = bot !== undefined && /[\\/]|\.json$/.test(bot);
  return {
    ...flags,
    ...(isFile ? { bot: resolve(workingDirectory, bot) } : {}),
    ...(game === undefined || game === '' ? {} : { game: resolve(workingDirectory, game) }),
  };
}
