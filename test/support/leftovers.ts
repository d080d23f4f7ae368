import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunFolder } from './run-folder.ts';

/** Where the driver and Compose write down which folder a thing of the engine belongs to. */
const owners = ['pokerbot.path', 'com.docker.compose.project.working_dir'];

/**
 * What a run has left behind: files in its folder, processes that were told of that folder or work in it, and what the engine keeps
 * for a workspace in it. Whatever other runs do meanwhile is not in question: each has a folder of its own.
 * @param patience milliseconds in which what has been told to end may do so
 */
export async function leftovers(folder: RunFolder, patience = 30_000): Promise<string[]> {
  for (const until = Date.now() + patience; Date.now() < until; await delay(100)) {
    if (found(folder).length === 0) return [];
  }
  return found(folder);
}

function found(folder: RunFolder): string[] {
  return [
    ...folder.contents().map((name) => `the file or folder \`${name}\``),
    ...processesOf(folder.path),
    ...ownedBy(folder.path),
  ];
}

/** Where the system lists its processes as files; elsewhere none are found. */
function processesOf(folder: string): string[] {
  const listed = existsSync('/proc/self/environ') ? readdirSync('/proc') : [];
  return listed
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = readProcess(pid, 'cmdline').replaceAll('\0', ' ').trim();
      const told = `${command} ${readProcess(pid, 'environ')} ${workingFolder(pid)}`;
      if (command === '' || isWorker(command) || !told.includes(folder)) return [];
      return [`process ${pid}: ${command}`];
    });
}

/** Whoever runs the tests ends after the last of them. */
function isWorker(command: string): boolean {
  return command.includes('/vitest/dist/workers/');
}

function readProcess(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // It has ended, or is somebody else's.
    return '';
  }
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function ownedBy(folder: string): string[] {
  return owners.flatMap((label) =>
    (['container', 'network', 'volume'] as const).flatMap((kind) => {
      const all = kind === 'container' ? ['--all'] : [];
      const name = kind === 'container' ? '{{.Names}}' : '{{.Name}}';
      const format = ['--format', `${name} {{.Label "${label}"}}`];
      const { stdout } = spawnSync(
        'docker',
        [kind, 'ls', ...all, '--filter', `label=${label}`, ...format],
        { encoding: 'utf8' },
      );
      return (stdout ?? '')
        .split('\n')
        .map((line) => line.split(/ (.*)/))
        .filter(([, owner]) => owner?.startsWith(folder))
        .map(([each]) => `${kind} \`${each}\` of the engine`);
    }),
  );
}
