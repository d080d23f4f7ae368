import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import type { GivenAnswers } from '../../templates/answers.ts';
import { opponentNames, readSources } from '../../templates/read-sources.ts';
import { manifestName } from '../find-workspace.ts';
import { collectAnswers } from './collect-answers.ts';
import { defaultAnswers } from './default-answers.ts';
import { foreignEntries } from './foreign-entries.ts';
import { type Initialised, initialise } from './initialise.ts';
import { previousAnswers, readAnswers } from './read-answers.ts';

export interface InitWorkspaceOptions {
  readonly context: Pick<Context, 'workingDirectory' | 'installation' | 'interactive' | 'prompts'>;
  /** Folder of the workspace, from the working directory. */
  readonly folder: string;
  readonly given: GivenAnswers;
  /** File with further answers, from the working directory. */
  readonly answersFile?: string | undefined;
  /** Take defaults, and take a folder that is not empty. */
  readonly yes: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** Never ask, even at a terminal. */
  readonly noInput: boolean;
}

/**
 * Asks what is to be asked and writes the workspace.
 *
 * @throws PokerbotError `USAGE` for a file, `FOLDER_NOT_EMPTY`, `ANSWER_MISSING`, `ANSWERS_INVALID`, `MERGE_CONFLICT` (after everything is written),
 *   `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function initWorkspace(options: InitWorkspaceOptions): Promise<Initialised> {
  const { context, answersFile, force, dryRun } = options;
  const workspace = resolve(context.workingDirectory, options.folder);
  refuseFile(workspace);
  const prompts = context.interactive && !options.noInput ? () => context.prompts() : undefined;
  if (!dryRun && !options.yes) await checkFolder({ workspace, prompts });
  const { installation } = context;
  const sources = readSources(installation, { workspace, keepLocks: !force });
  const fromFile = answersFile
    ? readAnswers(resolve(context.workingDirectory, answersFile), answersFile)
    : {};
  const answers = await collectAnswers({
    given: { ...fromFile, ...options.given },
    previous: previousAnswers(workspace),
    defaults: defaultAnswers(workspace, sources),
    opponents: [...new Set([...opponentNames(sources), ...ownOpponents(workspace)])].sort(),
    yes: options.yes,
    prompts,
  });
  const done = initialise({ workspace, answers, sources, installation, force, dryRun });
  if (!dryRun) refuseConflicts(done);
  return done;
}

function refuseFile(workspace: string): void {
  const found = statSync(workspace, { throwIfNoEntry: false });
  if (!found || found.isDirectory()) return;
  throw new PokerbotError('USAGE', {
    message: `\`${workspace}\` is a file and cannot become a workspace`,
    next: ['name a folder: `pokerbot init DIR`'],
    details: { path: workspace },
  });
}

interface FolderCheck {
  readonly workspace: string;
  readonly prompts: (() => ReturnType<Context['prompts']>) | undefined;
}

async function checkFolder({ workspace, prompts }: FolderCheck): Promise<void> {
  if (!existsSync(workspace) || existsSync(join(workspace, manifestName))) return;
  const found = foreignEntries(workspace);
  if (found.length === 0) return;
  const message = `\`${workspace}\` holds ${found.length} other files and folders`;
  const asked = await prompts?.();
  if (
    asked &&
    (await asked.confirm({ message: `${message}. Make it a workspace?`, default: false }))
  ) {
    return;
  }
  throw new PokerbotError('FOLDER_NOT_EMPTY', {
    message: `${message} and no \`${manifestName}\``,
    next: [
      'choose an empty folder: `pokerbot init DIR`',
      'or confirm with `--yes`; nothing of yours is overwritten',
    ],
    details: { workspace, found: found.slice(0, 10) },
  });
}

function ownOpponents(workspace: string): string[] {
  const folder = join(workspace, 'config/opponents');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
}

function refuseConflicts(done: Initialised): void {
  const conflicts = done.files.filter(({ action }) => action === 'conflict');
  if (conflicts.length === 0) return;
  throw new PokerbotError('MERGE_CONFLICT', {
    message: [
      'your edits and the new version change the same lines; everything else is written',
      ...conflicts.map(({ path }) => `  \`${path}\``),
    ].join('\n'),
    next: [
      'resolve the lines between `<<<<<<<` and `>>>>>>>`, then run `pokerbot init` again',
      'or take the new versions: `pokerbot init --force`',
    ],
    details: { conflicts: conflicts.map(({ path }) => path), ...done },
  });
}
