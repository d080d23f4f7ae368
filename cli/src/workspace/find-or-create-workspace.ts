import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { findWorkspace, findWorkspaceIfAny } from './find-workspace.ts';
import { foreignEntries } from './init/foreign-entries.ts';

export interface FindOrCreateOptions {
  readonly context: Pick<Context, 'workingDirectory' | 'installation' | 'interactive' | 'prompts'>;
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
  /** Create one also where other things lie. */
  readonly yes: boolean;
  note(text: string): void;
}

/**
 * The nearest workspace, or a new one with the default answers: in an empty folder, elsewhere only when that is confirmed.
 *
 * @throws PokerbotError `WORKSPACE_NOT_FOUND` and what `init` throws
 */
export async function findOrCreateWorkspace(options: FindOrCreateOptions): Promise<string> {
  const { context, workspace, yes, note } = options;
  const search = { workingDirectory: context.workingDirectory, workspace };
  const found = findWorkspaceIfAny(search);
  if (found !== undefined) return found;
  const folder = resolve(context.workingDirectory, workspace ?? '.');
  if (yes || foreignEntries(folder).length === 0) {
    // Loaded here, because an `up` that finds its workspace does without.
    const { initWorkspace } = await import('./init/init-workspace.ts');
    const made = await initWorkspace({
      context,
      folder,
      given: {},
      yes: true,
      force: false,
      dryRun: false,
      noInput: true,
    });
    note(`created a workspace in \`${folder}\`: ${made.written} files`);
  }
  return findWorkspace(search);
}
