import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerUser } from '../container-user.ts';
import { imageLockPath } from '../images/image-lock.ts';
import type { Installation } from '../installation.ts';
import { readDockerSources } from './read-docker-sources.ts';
import type { WorkspaceSources } from './workspace-files.ts';

/** Folders of `config/` that a workspace gets a copy of. */
const copied = ['bot', 'eval', 'opponents'];

export interface ReadSourcesOptions {
  /** Folder of the workspace, which may not be there yet. */
  readonly workspace: string;
  /** Whether images stay as the workspace has locked them. */
  readonly keepLocks: boolean;
}

/** Reads what `init` renders and copies. */
export function readSources(
  installation: Installation,
  { workspace, keepLocks }: ReadSourcesOptions,
): WorkspaceSources {
  const { root, templates, config } = installation;
  const template = (name: string) => readFileSync(join(templates, name), 'utf8');
  const files = copied.flatMap((folder) =>
    listJson(join(config, folder)).map((file) => `config/${folder}/${file}`),
  );
  return {
    manifestTemplate: template('workspace/pokerbot.yaml.template'),
    composeTemplate: template('compose/compose.yaml.template'),
    gitignore: template('workspace/gitignore'),
    docker: readDockerSources(installation, keepLocks ? workspace : undefined),
    copies: Object.fromEntries(
      [...files, imageLockPath].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
    ),
    user: containerUser(workspace),
  };
}

/** Names of the opponents that the installation brings. */
export function opponentNames(sources: WorkspaceSources): string[] {
  return Object.keys(sources.copies).flatMap(
    (path) => /^config\/opponents\/(.+)\.json$/.exec(path)?.[1] ?? [],
  );
}

function listJson(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
