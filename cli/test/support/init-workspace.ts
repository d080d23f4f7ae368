import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Init from '../../src/commands/init.ts';
import { runCommand } from './run-command.ts';

export interface InitDocument {
  readonly files: readonly {
    readonly path: string;
    readonly action: string;
    readonly diff?: string;
  }[];
  readonly written: number;
}

export function init(folder: string, ...argv: string[]) {
  return runCommand(Init, argv, { workingDirectory: folder });
}

export async function initJson(folder: string, ...argv: string[]) {
  const { exitCode, stdout } = await init(folder, ...argv, '--json');
  return { exitCode, document: JSON.parse(stdout) };
}

/** Files that are not left as they were. */
export function changed({ files }: InitDocument): Record<string, string> {
  return Object.fromEntries(
    files.filter(({ action }) => action !== 'unchanged').map(({ path, action }) => [path, action]),
  );
}

export function edit(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
