import { execFile } from 'node:child_process';

/** What git said, or why it could not be asked. */
export type GitAnswer = { readonly text: string } | { readonly failure: string };

const mostBytes = 64 * 1024 * 1024;

/** No hook, no monitor and no pager of the repository is started by looking at it. */
export const gitOptions = [
  // What somebody has put in place of a commit does not go to others; the commit does.
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '--no-pager',
];

/** A patch in the form that `PatchReader` takes, whatever the repository says of its files. */
export const patchOptions = [
  '--patch',
  '--unified=0',
  '--text',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--irreversible-delete',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** Asks git about a folder. Never throws. */
export function askGit(folder: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: mostBytes } as const;
    execFile('git', [...gitOptions, ...args], options, (error, stdout, stderr) => {
      if (!error) resolve({ text: stdout });
      else resolve({ failure: explain(error, stderr) });
    });
  });
}

function explain(error: Error & { readonly code?: unknown }, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not installed';
  if (stderr.includes('not a git repository')) return 'this is no git repository';
  return stderr.split('\n')[0]?.replace(/^fatal: /, '') || error.message;
}
