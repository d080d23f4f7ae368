import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { findWorkspace, findWorkspaceIfAny } from '../../workspace/find-workspace.ts';

export interface FindOrCreateOptions {
  readonly context: Context;
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
  /** Create one here although the folder is not empty. */
  readonly yes: boolean;
  note(text: string): void;
}

/** What may lie in a folder that counts as empty. */
const harmless = ['.git', '.DS_Store'];

/**
 * The workspace here or above; without any, a new one with default answers in an empty folder, elsewhere only with `yes`.
 *
 * @throws PokerbotError `WORKSPACE_NOT_FOUND`
 */
export async function findOrCreateWorkspace(options: FindOrCreateOptions): Promise<string> {
  const { context, workspace, yes, note } = options;
  const search = { workingDirectory: context.workingDirectory, workspace };
  const found = findWorkspaceIfAny(search);
  if (found !== undefined) return found;
  const folder = resolve(context.workingDirectory, workspace ?? '.');
  if (!yes && !isEmpty(folder)) return findWorkspace(search);
  note(`Creating a workspace in \`${folder}\``);
  const { initWorkspace } = await import('../../workspace/init/init-workspace.ts');
  await initWorkspace({
    context,
    folder,
    given: {},
    yes: true,
    force: false,
    dryRun: false,
    noInput: true,
  });
  return findWorkspace(search);
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).every((name) => harmless.includes(name));
  } catch {
    return false;
  }
}
