import { FrameReader, type OutputFrame } from './output-frames.ts';

/** A line of a container with the time at which the engine took it, in nanoseconds since the epoch. */
export interface StampedLine {
  readonly time: bigint;
  readonly text: string;
}

const perMillisecond = 1_000_000n;
const fractionDigits = 9;

interface BegunLine {
  readonly time: bigint;
  readonly bytes: Buffer;
}

const space = 0x20;
const newline = 0x0a;

/** Puts the lines of a container together from frames that each begin with a time. Long lines come in several. */
export class StampedLineReader {
  readonly #frames = new FrameReader();
  readonly #begun: Record<OutputFrame['stream'], BegunLine | undefined> = {
    output: undefined,
    errors: undefined,
  };

  push(chunk: Buffer): StampedLine[] {
    return this.#frames.push(chunk).flatMap((frame) => this.#read(frame));
  }

  /** A last line that has no end. */
  end(): StampedLine[] {
    return Object.values(this.#begun).flatMap((line) => (line ? [stamped(line)] : []));
  }

  #read({ stream, payload }: OutputFrame): StampedLine[] {
    const stampEnd = payload.indexOf(space);
    const begun = this.#begun[stream];
    const line = {
      time: begun?.time ?? nanosecondsOf(payload.toString('latin1', 0, stampEnd)),
      // Joined as bytes: a character may be cut in two.
      bytes: Buffer.concat([begun?.bytes ?? Buffer.alloc(0), payload.subarray(stampEnd + 1)]),
    };
    const complete = line.bytes.at(-1) === newline;
    this.#begun[stream] = complete ? undefined : line;
    return complete ? [stamped(line)] : [];
  }
}

function stamped({ time, bytes }: BegunLine): StampedLine {
  return { time, text: bytes.toString('utf8').replace(/\r?\n$/, '') };
}

/** Reads a time as the engine writes it, such as `2026-01-02T03:04:05.123456789Z`. */
export function nanosecondsOf(time: string): bigint {
  const [seconds = '', fraction = ''] = time.replace(/Z$/, '').split('.');
  const milliseconds = Date.parse(`${seconds}Z`);
  if (Number.isNaN(milliseconds)) return 0n;
  const nanoseconds = fraction.padEnd(fractionDigits, '0').slice(0, fractionDigits);
  return BigInt(milliseconds) * perMillisecond + BigInt(nanoseconds || '0');
}

export function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / perMillisecond);
}

export function toNanoseconds(milliseconds: number): bigint {
  return BigInt(Math.floor(milliseconds)) * perMillisecond;
}

/** As the engine takes times: seconds with a fraction. */
export function toEngineTime(nanoseconds: bigint): string {
  const perSecond = perMillisecond * 1_000n;
  const fraction = String(nanoseconds % perSecond).padStart(fractionDigits, '0');
  return `${nanoseconds / perSecond}.${fraction}`;
}
