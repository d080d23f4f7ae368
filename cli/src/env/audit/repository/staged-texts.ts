import { type AddedText, PatchReader } from './added-texts.ts';
import { askGit, patchOptions } from './run-git.ts';

/** What is staged in git and no longer in the files, or not yet: the next commit takes it. Paths are from the workspace. */
export async function stagedTexts(workspace: string): Promise<AddedText[]> {
  const texts: AddedText[] = [];
  const answer = await askGit(workspace, ['diff-files', '-R', '--relative', ...patchOptions]);
  if ('failure' in answer) return texts;
  const reader = new PatchReader((added) => texts.push(added));
  reader.write(answer.text);
  reader.end();
  return texts.filter(({ path }) => path !== undefined);
}
