import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { JobOptions } from '../../../driver.ts';
import { unitFailed } from '../../../failure/unit-failed.ts';
import { readLines } from '../../line-reader.ts';
import type { DockerSite } from '../docker-site.ts';
import {
  engineGone,
  engineMessage,
  isConflict,
  isDisconnected,
  isMissing,
} from '../engine/engine-error.ts';
import { FrameReader } from '../logs/output-frames.ts';
import { engineCard } from '../start/unit-card.ts';
import { withJobContainer } from './job-container.ts';

/** Time that an interrupted job has to end by itself, in milliseconds. */
const interruptGrace = 10_000;
/** Wait for the last output of a job that has ended, in milliseconds. */
const outputDeadline = 2_000;

/** Runs a job in a container of its own and gives its exit code. */
export async function runJob(site: DockerSite, options: JobOptions): Promise<number> {
  const { unit, args, onErrorLine } = options;
  try {
    return await withJobContainer(site, { unit, args: [...unit.args, ...args] }, async (job) => {
      const exitCode = await runToEnd(job, options);
      const { State } = await job.inspect();
      if (State.OOMKilled) onErrorLine('killed because it reached its memory limit');
      return exitCode;
    });
  } catch (error) {
    if ((error as Error).name === 'PokerbotError') throw error;
    if (isDisconnected(error)) throw engineGone(error);
    throw unitFailed(engineCard(unit, 'spawn', engineMessage(error)));
  }
}

async function runToEnd(container: Docker.Container, options: JobOptions): Promise<number> {
  const { signal, onLine, onErrorLine } = options;
  const stream = (await container.attach({
    stream: true,
    stdout: true,
    stderr: true,
  })) as unknown as Readable;
  const output = readOutput(stream, onLine, onErrorLine);
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    void kill(container, 'SIGINT').catch(() => undefined);
    timer = setTimeout(() => {
      void kill(container, 'SIGKILL').catch(() => undefined);
    }, interruptGrace);
  };
  try {
    await container.start();
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    await Promise.race([output, deadline()]);
    return StatusCode;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupt);
    stream.destroy();
  }
}

/** Resolves when everything that the job wrote has been told. */
function readOutput(
  stream: Readable,
  onLine: (line: string) => void,
  onErrorLine: (line: string) => void,
): Promise<void> {
  const frames = new FrameReader();
  const channels = { output: new PassThrough(), errors: new PassThrough() };
  readLines(channels.output, onLine);
  readLines(channels.errors, onErrorLine);
  stream.on('data', (chunk: Buffer) => {
    for (const frame of frames.push(chunk)) channels[frame.stream].write(frame.payload);
  });
  const ends = Object.values(channels).map(
    (channel) => new Promise<void>((resolve) => channel.once('end', resolve)),
  );
  stream.once('close', () => {
    for (const channel of Object.values(channels)) channel.end();
  });
  stream.on('error', () => undefined);
  return Promise.all(ends).then(() => undefined);
}

function deadline(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, outputDeadline).unref();
  });
}

/** It may have ended a moment ago. */
export async function kill(container: Docker.Container, signal: string): Promise<void> {
  try {
    await container.kill({ signal });
  } catch (error) {
    if (!isConflict(error) && !isMissing(error)) throw error;
  }
}
