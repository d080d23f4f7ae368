import type { ResultSchema } from '../../src/base-command.ts';
import { init } from './init-workspace.ts';
import { runCommand } from './run-command.ts';
import { TemporaryFolder } from './temporary-folder.ts';

type CommandClass = Parameters<typeof runCommand>[0] & { readonly result?: ResultSchema };

/** Runs a command on a folder, and holds its document against its schema. */
export async function run(folder: string, command: CommandClass, ...argv: string[]) {
  const environment = { DOCKER_HOST: 'unix:///nowhere/docker.sock', POKERBOT_HOME: folder };
  const clock = { now: () => 0, monotonic: () => 0 };
  const world = { workingDirectory: folder, environment, clock };
  const { exitCode, stdout, stderr } = await runCommand(command, argv, world);
  if (argv.includes('--json') && exitCode !== 2 && exitCode !== 3) {
    const schema = await command.result?.();
    schema?.parse(JSON.parse(stdout));
  }
  return { exitCode, stdout, stderr };
}

/** A workspace as `init` makes it. */
export async function workspace(): Promise<TemporaryFolder> {
  const folder = new TemporaryFolder();
  await init(folder.path, '--yes', '--driver', 'process');
  return folder;
}
