import type { Duplex } from 'node:stream';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ExecOptions } from '../../../driver.ts';
import { missingEnvironment } from '../container/container-environment.ts';
import type { DockerSite } from '../docker-site.ts';
import { engineGone, engineMessage, isConflict, isDisconnected } from '../engine/engine-error.ts';
import { findContainer } from '../find-container.ts';
import { connectTerminal } from './connect-terminal.ts';
import { execAsJob } from './exec-as-job.ts';
import { sizeOf } from './resize.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { unusable } from './unusable.ts';

/** What a shell reports for a command that was interrupted. */
const interrupted = 130;

/** Runs a command in the container of a unit; for a job, in a container that is made for it. */
export async function exec(
  site: DockerSite,
  options: ExecOptions,
  terminal: Terminal = processTerminal(options.output),
): Promise<number> {
  try {
    return options.unit.kind === 'job'
      ? await execAsJob(site, options, terminal)
      : await execInContainer(site, options, terminal);
  } catch (error) {
    throw isDisconnected(error) ? engineGone(error) : error;
  }
}

async function execInContainer(
  site: DockerSite,
  { unit, command, signal }: ExecOptions,
  terminal: Terminal,
): Promise<number> {
  const container = await findContainer(site, unit.name);
  if (!container) throw notRunning(unit.name);
  const { Config } = await container.inspect();
  const created = await container
    .exec({
      Cmd: [...command],
      Env: missingEnvironment(unit, Config.Env),
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: terminal.interactive,
      ...(terminal.interactive && initialSize(terminal)),
    })
    .catch((error: unknown) => {
      // 409: the container is there and does not run, or is paused.
      throw isConflict(error) ? notRunning(unit.name) : error;
    });
  const stream = (await created
    .start({ hijack: true, stdin: true, Tty: terminal.interactive })
    .catch((error: unknown) => {
      throw isDisconnected(error) ? error : unusable(unit.name, command, engineMessage(error));
    })) as Duplex;
  const output = await connectTerminal({
    terminal,
    stream,
    resize: (size) => created.resize(size),
    signal,
    // The engine cannot signal a command; without its connection it ends at its next line.
    interrupt: () => stream.destroy(),
  });
  if (signal.aborted) {
    output.release();
    return interrupted;
  }
  const { ExitCode } = await created.inspect();
  const refusal = output.refusal(ExitCode);
  if (refusal !== undefined) throw unusable(unit.name, command, refusal);
  return ExitCode ?? interrupted;
}

/** From the first moment, where the engine knows it; others are told afterwards. */
function initialSize(terminal: Terminal): { readonly ConsoleSize: [number, number] } {
  const { h, w } = sizeOf(terminal);
  return { ConsoleSize: [h, w] };
}

function notRunning(unit: string): PokerbotError {
  return new PokerbotError('STACK_DOWN', {
    message: `\`${unit}\` does not run`,
    details: { unit },
  });
}
