import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';

/** The program as it is shipped. */
export const bundledProgram = join(repositoryRoot, 'cli/bundle/main.js');

export interface BundleRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BundleOptions {
  readonly folder: string;
  /** Called with the process as soon as it exists. */
  started?(child: ChildProcess): void;
  /** Shell words before the program, such as a limit. */
  readonly shell?: string;
}

/** Runs the bundled CLI as a process of its own. */
export function runBundle(argv: readonly string[], options: BundleOptions): Promise<BundleRun> {
  const words = [bundledProgram, ...argv];
  const { PATH, TMPDIR } = process.env;
  const settings = { cwd: options.folder, env: { PATH, TMPDIR, HOME: options.folder } };
  const child = options.shell
    ? spawn('sh', ['-c', `${options.shell}; exec "$0" "$@"`, process.execPath, ...words], settings)
    : spawn(process.execPath, words, settings);
  options.started?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}
