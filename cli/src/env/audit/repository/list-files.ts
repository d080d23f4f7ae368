import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { askGit } from './run-git.ts';

/** The files of a workspace that others get to see. */
export interface FileList {
  /** From the workspace's root, with `/`. */
  readonly files: readonly string[];
  /** Those under version control already; undefined where nothing is. */
  readonly tracked: ReadonlySet<string> | undefined;
  /** Why nothing is under version control. */
  readonly reason?: string;
}

/** Never looked into: they are big, and nobody commits them. */
const skipped = new Set(['node_modules', '.git', '.pokerbot', 'results', 'logs']);
const mostFiles = 20_000;

/** What git tracks or is about to; without git every file but those of tools and runs. */
export async function listFiles(workspace: string): Promise<FileList> {
  const args = ['ls-files', '-z', '-t', '--cached', '--others', '--exclude-standard'];
  const answer = await askGit(workspace, args);
  if ('failure' in answer) {
    return { files: [...walk(workspace)], tracked: undefined, reason: answer.failure };
  }
  const rows = answer.text.split('\0').filter((row) => row !== '');
  const files = new Set(rows.map((row) => row.slice(2)));
  const tracked = rows.filter((row) => !row.startsWith('?')).map((row) => row.slice(2));
  return { files: [...files], tracked: new Set(tracked) };
}

function* walk(root: string): Generator<string> {
  const folders = [''];
  let left = mostFiles;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    const at = folder === '' ? '' : `${folder}/`;
    const [inner, files] = [
      entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name)),
      entries.filter((entry) => !entry.isDirectory()).slice(0, left),
    ];
    left -= files.length;
    folders.push(...inner.map(({ name }) => at + name));
    yield* files.map(({ name }) => at + name);
  }
}
