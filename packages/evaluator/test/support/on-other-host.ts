import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TemporaryWorkspace } from './temporary-workspace.ts';

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

/** Another name for the host, which containers have and processes of one machine cannot always get. */
const renamed = (host: string) =>
  `data:text/javascript,${encodeURIComponent(
    `import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module';
     os.hostname = () => '${host}'; syncBuiltinESMExports();`,
  )}`;

/** Starts an evaluation in the same folder as from another host. */
export function startOnHost(
  host: string,
  { argv, workspace }: { readonly argv: readonly string[]; readonly workspace: TemporaryWorkspace },
): ChildProcess {
  return spawn(process.execPath, ['--import', renamed(host), entryPoint, ...argv], {
    cwd: workspace.path,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
}
