import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../installation.ts';
import type { WorkspaceSources } from './workspace-files.ts';

/** Folders of `config/` that a workspace gets a copy of. */
const copied = ['bot', 'eval', 'opponents'];

/** Reads what `init` renders and copies. */
export function readSources({ templates, config }: Installation): WorkspaceSources {
  const template = (name: string) => readFileSync(join(templates, 'workspace', name), 'utf8');
  return {
    manifestTemplate: template('pokerbot.yaml.template'),
    gitignore: template('gitignore'),
    config: Object.fromEntries(
      copied
        .flatMap((folder) => listJson(join(config, folder)).map((file) => `${folder}/${file}`))
        .map((path) => [path, readFileSync(join(config, path), 'utf8')] as const),
    ),
  };
}

/** Names of the opponents that the installation brings. */
export function opponentNames(sources: WorkspaceSources): string[] {
  return Object.keys(sources.config).flatMap(
    (path) => /^opponents\/(.+)\.json$/.exec(path)?.[1] ?? [],
  );
}

function listJson(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
