import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statIfAny } from '../stat-if-any.ts';

/** Whether a path of the workspace is a Compose file. */
export function isComposeFile(path: string): boolean {
  return /^(docker-)?compose[^/]*\.ya?ml$/.test(path);
}

/** The variables that the Compose files of a workspace fill in, whoever they belong to. */
export function readComposeNames(workspace: string): Set<string> {
  const texts = readdirSync(workspace)
    .filter(isComposeFile)
    .map((name) => join(workspace, name))
    .flatMap(readIfAny);
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => String(match[1])),
    ),
  );
}

function readIfAny(path: string): string[] {
  try {
    return statIfAny(path)?.isFile() ? [readFileSync(path, 'utf8')] : [];
  } catch {
    return [];
  }
}
