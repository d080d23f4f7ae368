import { type BringOptions, bringFile } from './bring-file.ts';

/**
 * Bots as the evaluator is to be given them: names as they are, files as it sees them wherever it runs.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function botArguments(
  bots: readonly (string | undefined)[],
  place: Omit<BringOptions, 'file'>,
): Promise<string[]> {
  const given: string[] = [];
  for (const bot of bots) {
    if (bot === undefined) continue;
    const isFile = /[\\/]/.test(bot) || bot.endsWith('.json');
    given.push(isFile ? await bringFile({ ...place, file: bot }) : bot);
  }
  return given;
}
