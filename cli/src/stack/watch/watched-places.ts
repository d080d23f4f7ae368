import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../../installation.ts';
import type { WatchedPlace } from './changes-in.ts';

export interface WatchedStack {
  readonly installation: Pick<Installation, 'root'>;
  readonly workspace: string;
  /** Folders of units of the user's own, from the workspace. */
  readonly kits: readonly string[];
}

/** What a stack is made of: sources of the units in the installation, of the user's own, and what the workspace declares. */
export function watchedPlaces({ installation, workspace, kits }: WatchedStack): WatchedPlace[] {
  const { root } = installation;
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
    ...kits.map((name) => ({
      folder: join(workspace, name),
      recursive: true,
      counts: (path: string) => !made.test(path),
    })),
  ];
}

/** What builds and editors write beside sources. */
const made = /(^|\/)(target|node_modules|__pycache__|\.[^/]+)(\/|$)/;

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
