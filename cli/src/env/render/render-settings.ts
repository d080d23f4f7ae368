import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import type { EnvRenderResult } from '../../schemas/env-render-result.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import type { Answers } from '../../templates/answers.ts';
import { readSources } from '../../templates/read-sources.ts';
import type { RenderedFile } from '../../templates/rendered-file.ts';
import { type WorkspaceSources, workspaceFiles } from '../../templates/workspace-files.ts';
import { createAtomicWriter } from '../../workspace/init/atomic-file.ts';
import { defaultAnswers } from '../../workspace/init/default-answers.ts';
import { previousAnswers } from '../../workspace/init/read-answers.ts';
import { renderedPath, scratchPath } from '../../workspace/init/state-paths.ts';
import { mergeSettings, type SettingsMerge } from './merge-settings.ts';

export interface RenderQuestion {
  readonly context: Pick<Context, 'installation'>;
  readonly workspace: string;
  /** Write nothing. */
  readonly check: boolean;
}

interface Rendering extends SettingsMerge {
  readonly rendered: RenderedFile;
  readonly current: string | undefined;
}

/**
 * Brings `.env.example`, `.env` and `.env.<unit>` up to date with the registry. Values, comments and order stay; no secret is
 * written.
 *
 * @throws PokerbotError `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 */
export function renderSettings({ context, workspace, check }: RenderQuestion): EnvRenderResult {
  const sources = readSources(context.installation, { workspace, keepLocks: true });
  const renderings = workspaceFiles(answersOf(workspace, sources), sources)
    .filter(({ path }) => path.startsWith('.env'))
    .map((rendered) => render(workspace, rendered));
  const changed = renderings.filter(({ text, current }) => text !== current);
  if (!check && changed.length > 0) write(workspace, changed);
  return {
    workspace,
    check,
    changed: changed.length > 0,
    files: renderings.map(({ rendered, current, text, added, refreshed, removed }) => ({
      path: rendered.path,
      action: current === undefined ? 'created' : text === current ? 'unchanged' : 'updated',
      added,
      refreshed,
      removed,
    })),
  };
}

function render(workspace: string, rendered: RenderedFile): Rendering {
  const { path, text: fresh } = rendered;
  const current = readIfAny(join(workspace, path));
  if (current === undefined) {
    return { rendered, current, text: fresh, added: [], refreshed: [], removed: [] };
  }
  const base = readIfAny(renderedPath(workspace, path));
  return { rendered, current, ...mergeSettings({ current, fresh, base }) };
}

/** What `init` was told, as far as the manifest does not say otherwise by now. */
function answersOf(workspace: string, sources: WorkspaceSources): Answers {
  const { units } = readManifest(workspace);
  const answers = { ...defaultAnswers(workspace, sources), ...previousAnswers(workspace) };
  const { address } = units.solver ?? {};
  return {
    ...answers,
    ...(address !== undefined && { solver: address }),
    ...(units.vision?.enabled === false && { vision: false }),
  };
}

function write(workspace: string, changed: readonly Rendering[]): void {
  const writer = createAtomicWriter(scratchPath(workspace));
  try {
    for (const { rendered, text } of changed) {
      const file = join(workspace, rendered.path);
      const there = existsSync(file);
      // A link stays one: what it leads to is written anew, for whom it was.
      const mode = there ? statSync(file).mode & 0o777 : rendered.mode;
      writer.write(there ? realpathSync(file) : file, { text, mode });
      writer.write(renderedPath(workspace, rendered.path), rendered);
    }
  } catch (cause) {
    throw new PokerbotError('FILE_UNWRITABLE', {
      message: `The environment files cannot be written: ${(cause as Error).message}`,
      cause,
    });
  } finally {
    writer.close();
  }
}

function readIfAny(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}
