import { botArguments } from './bot-arguments.ts';
import type { GivenFiles } from './given-files.ts';

/** Flags of `eval shadow` that may name files of this machine. */
export interface ShadowFiles {
  readonly from: readonly string[];
  /** The name of a bot in `config/bot/`, or a file. */
  readonly bot: string | undefined;
}

/**
 * Those flags as the evaluator is to be given them: each file is one that it sees.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function shadowFileArguments(
  { from, bot }: ShadowFiles,
  files: GivenFiles,
): Promise<string[]> {
  const args: string[] = [];
  for (const file of from) args.push(`--from=${await files.bring(file, 'hands')}`);
  const [candidate] = await botArguments([bot], files);
  return candidate === undefined ? args : [...args, `--bot=${candidate}`];
}
