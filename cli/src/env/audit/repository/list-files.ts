import { type Dirent, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { askGit } from './run-git.ts';

/** The files of a workspace that others get to see. */
export interface FileList {
  /** From the workspace's root, with `/`. */
  readonly files: readonly string[];
  /** Those under version control already; undefined where nothing is. */
  readonly tracked: ReadonlySet<string> | undefined;
  /** Why nothing is under version control. */
  readonly reason?: string;
  /** Folders that cannot be opened. */
  readonly closed: readonly string[];
}

/** Never looked into: they are big, and nobody commits them. */
const skipped = new Set(['node_modules', '.git', '.pokerbot', 'results', 'logs']);
const mostFiles = 20_000;

/** What git tracks or is about to; without git every file but those of tools and runs. */
export async function listFiles(workspace: string): Promise<FileList> {
  const args = ['ls-files', '-z', '-t', '--cached', '--others', '--exclude-standard'];
  const answer = await askGit(workspace, args);
  if ('failure' in answer) {
    return { ...walked(workspace), tracked: undefined, reason: answer.failure };
  }
  const rows = answer.text.split('\0').filter((row) => row !== '');
  const files = new Set(rows.map((row) => row.slice(2)));
  const tracked = rows.filter((row) => !row.startsWith('?')).map((row) => row.slice(2));
  return { files: [...files], tracked: new Set(tracked), closed: [] };
}

function walked(root: string): Pick<FileList, 'files' | 'closed'> {
  const [files, closed]: [string[], string[]] = [[], []];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = entriesOf(join(root, folder));
    if (!entries) closed.push(folder);
    const at = folder === '' ? '' : `${folder}/`;
    const [inner, outer] = [entries?.filter(isFolder), entries?.filter((each) => !isFolder(each))];
    folders.push(...pathsOf(at, inner).filter((path) => !skipped.has(basename(path))));
    files.push(...pathsOf(at, outer));
    if (files.length >= mostFiles) return { files: files.slice(0, mostFiles), closed };
  }
  return { files, closed };
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}

function pathsOf(at: string, entries: readonly Dirent[] = []): string[] {
  return entries.map(({ name }) => at + name);
}

/** Undefined for a folder of somebody else, such as one that a container has made. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
