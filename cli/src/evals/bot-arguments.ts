import type { GivenFiles } from './given-files.ts';
import { isFile } from './is-file.ts';

/**
 * Bots as the evaluator is to be given them: names as they are, files as it sees them wherever it runs.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function botArguments(
  bots: readonly (string | undefined)[],
  files: GivenFiles,
): Promise<string[]> {
  const given: string[] = [];
  for (const bot of bots) {
    if (bot === undefined) continue;
    given.push(isFile(bot) ? await files.bring(bot, 'bot') : bot);
  }
  return given;
}
