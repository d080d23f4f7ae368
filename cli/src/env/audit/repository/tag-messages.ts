import { askGit } from './run-git.ts';

/** What an annotated tag says, which no commit shows. */
export interface TagMessage {
  readonly tag: string;
  readonly text: string;
}

const format = '%(objecttype)%00%(refname:short)%00%(contents)%00';

/** The messages of every annotated tag; none where git cannot be asked. */
export async function tagMessages(workspace: string): Promise<TagMessage[]> {
  const answer = await askGit(workspace, ['for-each-ref', `--format=${format}`, 'refs/tags']);
  if ('failure' in answer) return [];
  return [...answer.text.matchAll(/(\w+)\0([^\0]*)\0([^\0]*)\0\n?/g)].flatMap(
    ([, type, tag = '', text = '']) => (type === 'tag' ? [{ tag, text }] : []),
  );
}
