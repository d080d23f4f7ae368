import type { GivenFiles } from './given-files.ts';

/**
 * The flag of `eval smoke` that names a file, as the evaluator is to be given it.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function gatesArguments(
  file: string | undefined,
  files: GivenFiles,
): Promise<string[]> {
  return file === undefined ? [] : [`--gates=${await files.bring(file, 'gates')}`];
}
