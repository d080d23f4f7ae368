import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The commit that a checkout stands at, read from its files; undefined where the folder is in none. */
export function gitRevision(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const git = join(folder, '.git');
    if (existsSync(git)) return revisionIn(git);
    if (folder === dirname(folder)) return undefined;
  }
}

function revisionIn(path: string): string | undefined {
  try {
    const git = statSync(path).isDirectory() ? path : linkedFolder(path);
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const name = head.slice('ref: '.length);
    return [git, commonFolder(git)].map((folder) => referenceIn(folder, name)).find(Boolean);
  } catch {
    // A revision is told where it can be; a run does not fail for want of it.
    return undefined;
  }
}

/** In a worktree or submodule `.git` is a file that names the folder. */
function linkedFolder(path: string): string {
  const target = readFileSync(path, 'utf8')
    .replace(/^gitdir: /, '')
    .trim();
  return resolve(dirname(path), target);
}

/** Where a worktree finds the references it shares with its repository. */
function commonFolder(git: string): string {
  const file = join(git, 'commondir');
  return existsSync(file) ? resolve(git, readFileSync(file, 'utf8').trim()) : git;
}

function referenceIn(git: string, name: string): string | undefined {
  const loose = join(git, name);
  if (existsSync(loose)) return readFileSync(loose, 'utf8').trim();
  const packed = join(git, 'packed-refs');
  if (!existsSync(packed)) return undefined;
  const line = readFileSync(packed, 'utf8')
    .split('\n')
    .find((each) => each.endsWith(` ${name}`));
  return line?.split(' ', 1)[0];
}
