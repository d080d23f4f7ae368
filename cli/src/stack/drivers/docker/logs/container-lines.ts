import { finished, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { isMissing } from '../engine/engine-error.ts';
import { type StampedLine, StampedLineReader, toEngineTime } from './stamped-lines.ts';

export interface LinesOptions {
  /** Only what was written at this time or later, in nanoseconds since the epoch. */
  readonly since?: bigint | undefined;
  /** At most so many of the last lines. */
  readonly tail?: number | undefined;
}

/** What a container has written, as far as the engine keeps it; nothing when there is no such container any more. */
export async function containerLines(
  docker: Docker,
  container: string,
  options: LinesOptions = {},
): Promise<StampedLine[]> {
  try {
    const output = await docker
      .getContainer(container)
      .logs({ ...logQuery(options), follow: false });
    const reader = new StampedLineReader();
    const lines = [...reader.push(Buffer.from(output)), ...reader.end()];
    // Its two streams are kept apart until they are read.
    return lines.sort((one, other) => Number(one.time - other.time));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export interface FollowOptions extends LinesOptions {
  readonly signal: AbortSignal;
  onLine(line: StampedLine): void;
}

/** Tells each line until the container ends or the signal says so. */
export async function followLines(
  docker: Docker,
  container: string,
  options: FollowOptions,
): Promise<void> {
  const { signal, onLine } = options;
  const stream = (await docker
    .getContainer(container)
    .logs({ ...logQuery(options), follow: true })) as unknown as Readable;
  const reader = new StampedLineReader();
  const stop = () => stream.destroy();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  stream.on('data', (chunk: Buffer) => {
    for (const line of reader.push(chunk)) onLine(line);
  });
  await new Promise<void>((resolve) => finished(stream, () => resolve()));
  signal.removeEventListener('abort', stop);
  for (const line of reader.end()) onLine(line);
}

function logQuery({ since, tail }: LinesOptions) {
  return {
    stdout: true,
    stderr: true,
    timestamps: true,
    ...(since !== undefined && { since: toEngineTime(since) as unknown as number }),
    ...(tail !== undefined && { tail }),
  };
}
