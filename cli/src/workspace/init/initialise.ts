import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { contextFolder } from '../../images/build-context.ts';
import { syncContext } from '../../images/sync-context.ts';
import type { Installation } from '../../installation.ts';
import type { Answers } from '../../templates/answers.ts';
import { type WorkspaceSources, workspaceFiles } from '../../templates/workspace-files.ts';
import { createAtomicWriter } from './atomic-file.ts';
import { type FileAction, type PlannedFile, planFile } from './plan-file.ts';
import { prepareFolders } from './prepare-folders.ts';
import { answersPath, renderedPath, scratchPath } from './state-paths.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface InitialiseOptions {
  /** Root of the workspace, absolute; made when absent. */
  readonly workspace: string;
  readonly answers: Answers;
  readonly sources: WorkspaceSources;
  readonly installation: Installation;
  readonly force: boolean;
  readonly dryRun: boolean;
}

export interface InitialisedFile {
  readonly path: string;
  readonly action: FileAction;
  /** In the unified format; only of files that existed and change. */
  readonly diff?: string;
}

export interface Initialised {
  readonly workspace: string;
  readonly dryRun: boolean;
  readonly answers: Answers;
  readonly files: InitialisedFile[];
  /** Files of the workspace that were written, or would be. */
  readonly written: number;
}

/** Writes the files of a workspace, merged with what is there. Ending it at any moment loses nothing; the next run completes it. */
export function initialise(options: InitialiseOptions): Initialised {
  const { workspace, answers, sources, installation, force, dryRun } = options;
  const planned = workspaceFiles(answers, sources).map((rendered) =>
    planFile(
      {
        rendered,
        current: readIfAny(join(workspace, rendered.path)),
        base: readIfAny(renderedPath(workspace, rendered.path)),
      },
      { force },
    ),
  );
  if (!dryRun) {
    write({ workspace, answers, planned });
    prepareFolders(workspace, sources.user);
    syncContext(installation, contextFolder(workspace));
  }
  return {
    workspace,
    dryRun,
    answers,
    files: planned.map(describe),
    written: planned.filter(({ text }) => text !== undefined).length,
  };
}

interface Writing {
  readonly workspace: string;
  readonly answers: Answers;
  readonly planned: readonly PlannedFile[];
}

/** The file before its record: after a kill in between, the next run finds the file as rendered and completes the record. */
function write({ workspace, answers, planned }: Writing): void {
  const record = `${JSON.stringify(answers, null, 2)}\n`;
  const recorded = readIfAny(answersPath(workspace)) === record;
  if (recorded && planned.every(({ text, base }) => text === undefined && base === undefined)) {
    return;
  }
  mkdirSync(workspace, { recursive: true });
  const writer = createAtomicWriter(scratchPath(workspace));
  try {
    for (const { path, mode, text, base } of planned) {
      if (text !== undefined) writer.write(join(workspace, path), { text, mode });
      if (base !== undefined) writer.write(renderedPath(workspace, path), { text: base, mode });
    }
    if (!recorded) writer.write(answersPath(workspace), { text: record, mode: 0o644 });
  } finally {
    writer.close();
  }
}

function describe({ path, action, before, text }: PlannedFile): InitialisedFile {
  if (before === undefined || text === undefined) return { path, action };
  return { path, action, diff: unifiedDiff(before, text) };
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
