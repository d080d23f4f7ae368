import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isProcessIdentity, type ProcessIdentity } from '../../process-identity.ts';
import type { ProcessPaths } from './process-paths.ts';

/** A workspace that runs on this machine, under this user. */
export interface RegistryEntry {
  readonly workspace: string;
  readonly supervisor: ProcessIdentity;
  readonly startedAt: number;
  /** Path of the supervisor's control socket. */
  readonly socket: string;
}

/** Tells this user's other commands that the workspace runs. A registry that cannot be written costs only `ls`. */
export function register(paths: ProcessPaths, entry: RegistryEntry): void {
  try {
    mkdirSync(paths.registry, { recursive: true, mode: 0o700 });
    const file = join(paths.registry, `${paths.id}.json`);
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(entry), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    process.stderr.write(`the registry cannot be written: ${(error as Error).message}\n`);
  }
}

export function unregister(paths: ProcessPaths): void {
  rmSync(join(paths.registry, `${paths.id}.json`), { force: true });
}

/** The entry of one workspace, alive or not. */
export function registryEntry(paths: ProcessPaths): RegistryEntry | undefined {
  return readEntry(join(paths.registry, `${paths.id}.json`));
}

/** Every workspace that runs. Entries of dead supervisors are removed. */
export function runningWorkspaces(registry: string): RegistryEntry[] {
  return listFiles(registry)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const entry = readEntry(join(registry, file));
      if (entry && isAlive(entry.supervisor)) return [entry];
      rmSync(join(registry, file), { force: true });
      return [];
    })
    .sort((a, b) => (a.workspace < b.workspace ? -1 : 1));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readEntry(path: string): RegistryEntry | undefined {
  try {
    const entry: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is RegistryEntry {
  const entry = value as Partial<RegistryEntry> | null;
  return (
    typeof entry?.workspace === 'string' &&
    typeof entry.startedAt === 'number' &&
    typeof entry.socket === 'string' &&
    isProcessIdentity(entry.supervisor)
  );
}
