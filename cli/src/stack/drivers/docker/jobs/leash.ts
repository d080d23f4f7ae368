import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import type { ContainerSpec } from '../../../unit-spec.ts';

/**
 * The shell becomes the job (`exec`). Beside it a watchdog reads from the standard input that the command holds: the engine closes
 * it when the command ends, however it does, and the watchdog kills their group. The job itself reads nothing.
 */
const script =
  'exec 3<&0; { read -r _ <&3; kill -KILL 0; } </dev/null >/dev/null 2>&1 & exec "$@" </dev/null 3<&-';

/**
 * What makes a job end with the command that waits for it. Images that are given may hold no shell: their jobs are removed by
 * the next command that changes something.
 */
export async function leashOf(
  docker: Docker,
  { image, build, entrypoint }: ContainerSpec,
): Promise<ContainerCreateOptions | undefined> {
  if (build === undefined) return undefined;
  return {
    Entrypoint: [
      '/bin/sh',
      '-c',
      script,
      'sh',
      ...(entrypoint ?? (await programOf(docker, image))),
    ],
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
  };
}

async function programOf(docker: Docker, image: string): Promise<readonly string[]> {
  const { Config } = await docker.getImage(image).inspect();
  const { Entrypoint: program } = Config;
  return typeof program === 'string' ? [program] : (program ?? []);
}
