import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../../installation.ts';
import type { WatchedPlace } from './changes-in.ts';

/** What a stack is made of: sources of the units in the installation, and what the workspace declares. */
export function watchedPlaces(
  { root }: Pick<Installation, 'root'>,
  workspace: string,
): WatchedPlace[] {
  return [
    ...sourceFolders(root).map((member) => ({
      folder: join(member, 'src'),
      recursive: true,
      counts: (path: string) => path.endsWith('.ts'),
    })),
    { folder: workspace, recursive: false, counts: isDeclaration },
    ...['config', 'docker'].map((name) => ({
      folder: join(workspace, name),
      recursive: true,
      counts: (path: string) => !path.startsWith('.'),
    })),
  ];
}

/** Folders of the packages that units are made of. */
export function sourceFolders(root: string): string[] {
  return [...membersOf(root, 'packages'), ...membersOf(root, 'services'), join(root, 'proto')];
}

function membersOf(root: string, group: string): string[] {
  return readdirSync(join(root, group)).map((name) => join(root, group, name));
}

function isDeclaration(name: string): boolean {
  return name === 'pokerbot.yaml' || (/^\.env(\.[\w-]+)?$/.test(name) && name !== '.env.example');
}
