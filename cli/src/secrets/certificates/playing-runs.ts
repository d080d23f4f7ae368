import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { readEnvironmentFiles } from '../../env/read-environment-files.ts';
import { resolveEnvironment } from '../../env/resolve-environment.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import { isAlive, isProcessIdentity } from '../../stack/process-identity.ts';
import type { TransportSite } from './transport-units.ts';

/** A run that is being played, or may be: one in a container cannot be asked from here. */
export interface PlayingRun {
  readonly runId: string;
  readonly isCertain: boolean;
}

/** Evaluations of the workspace that have read the certificates already, by the locks of their folders. */
export function playingRuns({ workspace, environment }: TransportSite): PlayingRun[] {
  const inputs = {
    manifest: readManifest(workspace),
    files: readEnvironmentFiles(workspace, ['evaluator']),
    processEnvironment: environment,
  };
  const results = resolveEnvironment('evaluator', inputs).RESULTS_DIR?.value ?? 'results';
  const folder = resolve(workspace, results, 'eval');
  return runsIn(folder).flatMap((runId): PlayingRun[] => {
    const owner = readOwner(join(folder, runId, 'lock'));
    if (owner === undefined) return [];
    if (owner.host !== hostname()) return [{ runId, isCertain: false }];
    return isProcessIdentity(owner) && isAlive(owner) ? [{ runId, isCertain: true }] : [];
  });
}

function runsIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was evaluated yet.
    return [];
  }
}

function readOwner(path: string): { readonly host?: unknown } | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof owner === 'object' && owner !== null ? owner : undefined;
  } catch {
    // No lock, or one that a power cut has torn, which nobody holds.
    return undefined;
  }
}
