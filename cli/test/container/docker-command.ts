import { spawnSync } from 'node:child_process';

/** The `docker` command, as somebody beside us would use it. */
export function docker(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('docker', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** What the engine says of one thing. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the engine answers
export function inspect(name: string): any {
  return JSON.parse(docker('inspect', name))[0];
}
