import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import createRules from '@balena/dockerignore';

/** What stays out of a build, by paths relative to the folder that is sent. */
export interface IgnoreRules {
  ignores(path: string): boolean;
  /** Whether an ignored folder may hold something that is wanted all the same. */
  mayHoldExceptions(folder: string): boolean;
}

const nothing: IgnoreRules = { ignores: () => false, mayHoldExceptions: () => false };

/** The rules of a folder's `.dockerignore`, as Docker itself reads them. */
export function readIgnoreRules(folder: string): IgnoreRules {
  const text = readIfAny(join(folder, '.dockerignore'));
  if (text.trim() === '') return nothing;
  const rules = createRules.default({ ignorecase: false }).add(text);
  const exceptions = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1).trim().replace(/^\/+/, '').split('/'));
  return {
    ignores: (path) => rules.ignores(path),
    mayHoldExceptions: (path) => {
      const segments = path.split('/');
      return exceptions.some((exception) => mayLieBelow(exception, segments));
    },
  };
}

function readIfAny(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a pattern can match something below the folder; both by their segments. */
function mayLieBelow(pattern: readonly string[], folder: readonly string[]): boolean {
  for (const [index, segment] of pattern.entries()) {
    const own = folder[index];
    if (segment === '**' || own === undefined) return true;
    if (!/[*?[\\]/.test(segment) && segment !== own) return false;
  }
  return true;
}
