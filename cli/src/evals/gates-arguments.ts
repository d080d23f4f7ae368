import { type BringOptions, bringFile } from './bring-file.ts';

/**
 * The flag of `eval smoke` that names a file, as the evaluator is to be given it.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function gatesArguments(
  file: string | undefined,
  place: Omit<BringOptions, 'file'>,
): Promise<string[]> {
  return file === undefined ? [] : [`--gates=${await bringFile({ ...place, file })}`];
}
