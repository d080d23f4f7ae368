import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DotenvFile } from './dotenv-file.ts';
import type { EnvironmentFiles } from './environment-layers.ts';
import { parseDotenv } from './parse-dotenv.ts';

/**
 * Reads `.env` and `.env.<unit>` of a workspace; files that do not exist are left out.
 *
 * @throws PokerbotError `ENV_FILE_SYNTAX`, `FILE_UNREADABLE`
 */
export function readEnvironmentFiles(
  workspace: string,
  units: readonly string[],
): EnvironmentFiles {
  return {
    shared: readFile(workspace, '.env'),
    units: Object.fromEntries(units.map((unit) => [unit, readFile(workspace, `.env.${unit}`)])),
  };
}

function readFile(workspace: string, name: string): DotenvFile | undefined {
  try {
    return parseDotenv(readFileSync(join(workspace, name), 'utf8'), name);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return undefined;
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${name}\` of the workspace cannot be read: ${error.message}`,
      details: { path: name },
      cause: error,
    });
  }
}
