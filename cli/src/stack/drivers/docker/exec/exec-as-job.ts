import type { Duplex } from 'node:stream';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ExecOptions } from '../../../driver.ts';
import type { DockerSite } from '../docker-site.ts';
import { engineMessage, isDisconnected } from '../engine/engine-error.ts';
import { withJobContainer } from '../jobs/job-container.ts';
import { kill } from '../jobs/run-job.ts';
import { connectTerminal } from './connect-terminal.ts';
import type { Terminal } from './terminal.ts';
import { unusable } from './unusable.ts';

/** Makes the surroundings of a job for one command. */
export async function execAsJob(
  site: DockerSite,
  { unit, command, signal }: ExecOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = {
    Entrypoint: [...command],
    Cmd: [],
    Tty: terminal.interactive,
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
  };
  try {
    return await withJobContainer(site, { unit, args: [], settings }, async (container) => {
      const stream = (await container.attach({
        stream: true,
        hijack: true,
        stdin: true,
        stdout: true,
        stderr: true,
      })) as unknown as Duplex;
      await container.start();
      const output = await connectTerminal({
        terminal,
        stream,
        resize: (size) => container.resize(size),
        signal,
        interrupt: () => void kill(container, 'SIGINT').catch(() => undefined),
      });
      const { StatusCode } = (await container.wait()) as { StatusCode: number };
      const refusal = output.refusal(StatusCode);
      if (refusal !== undefined) throw unusable(unit.name, command, refusal);
      return StatusCode;
    });
  } catch (error) {
    if (isPokerbotError(error) || isDisconnected(error)) throw error;
    throw unusable(unit.name, command, engineMessage(error));
  }
}
