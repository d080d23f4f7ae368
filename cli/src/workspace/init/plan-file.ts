import type { RenderedFile } from '../../templates/rendered-file.ts';
import { hasConflict, mergeTexts } from './merge-texts.ts';

/**
 * What happens to one file. `kept`: it is yours and there is no earlier version to compare it with. `removed`: you
 * removed it, and it stays away.
 */
export type FileAction =
  | 'created'
  | 'updated'
  | 'merged'
  | 'conflict'
  | 'unchanged'
  | 'kept'
  | 'removed';

export interface FileState {
  readonly rendered: RenderedFile;
  /** What lies in the workspace. */
  readonly current: string | undefined;
  /** What was rendered last time. */
  readonly base: string | undefined;
}

export interface PlannedFile {
  readonly path: string;
  readonly mode: RenderedFile['mode'];
  readonly action: FileAction;
  readonly before: string | undefined;
  /** The new text; undefined leaves the file as it is. */
  readonly text: string | undefined;
  /** What the next merge starts from; undefined when it is on record already. */
  readonly base: string | undefined;
}

/** Decides for one file, keeping your edits unless they are to be overwritten. */
export function planFile(state: FileState, options: { readonly force: boolean }): PlannedFile {
  const { rendered, current, base } = state;
  const { action, text } = decide(state, options);
  return {
    path: rendered.path,
    mode: rendered.mode,
    action,
    before: current,
    text: text === current ? undefined : text,
    base: base === rendered.text ? undefined : rendered.text,
  };
}

interface FileDecision {
  readonly action: FileAction;
  readonly text?: string;
}

function decide(
  { rendered, current, base }: FileState,
  { force }: { readonly force: boolean },
): FileDecision {
  const { text } = rendered;
  if (current === text) return { action: 'unchanged' };
  if (current === undefined) {
    return base === undefined || force ? { action: 'created', text } : { action: 'removed' };
  }
  if (force || current === base) return { action: 'updated', text };
  if (base === undefined) return { action: 'kept' };
  if (hasConflict(current)) return { action: 'conflict' };
  const merge = mergeTexts({ base, yours: current, fresh: text });
  if (merge.conflicts > 0) return { action: 'conflict', text: merge.text };
  return merge.text === current ? { action: 'unchanged' } : { action: 'merged', text: merge.text };
}
