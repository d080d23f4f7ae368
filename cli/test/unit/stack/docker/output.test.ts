import { describe, expect, test } from 'vitest';
import { FrameReader } from '../../../../src/stack/drivers/docker/logs/output-frames.ts';
import {
  nanosecondsOf,
  StampedLineReader,
  toEngineTime,
  toMilliseconds,
} from '../../../../src/stack/drivers/docker/logs/stamped-lines.ts';

function frame(stream: 1 | 2, payload: Buffer | string): Buffer {
  const bytes = Buffer.from(payload);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}
const time = (second: number) => `2026-01-02T03:04:0${second}.000000001Z`;

describe('frames', () => {
  test('are the same however the stream is cut', () => {
    const whole = Buffer.concat([frame(1, 'one'), frame(2, ''), frame(2, 'three')]);
    for (let size = 1; size <= whole.length; size += 1) {
      const reader = new FrameReader();
      const found: string[] = [];
      for (let at = 0; at < whole.length; at += size) {
        const frames = reader.push(whole.subarray(at, at + size));
        found.push(...frames.map(({ stream, payload }) => `${stream}:${payload}`));
      }
      expect(found).toEqual(['output:one', 'errors:', 'errors:three']);
    }
  });
});

describe('lines', () => {
  test('are put together from their parts, each stream for itself', () => {
    const reader = new StampedLineReader();
    const [first, second] = [Buffer.from('ä').subarray(0, 1), Buffer.from('ä').subarray(1)];
    const stamp = (second: number) => Buffer.from(`${time(second)} `);
    const lines = reader.push(
      Buffer.concat([
        frame(1, Buffer.concat([stamp(1), Buffer.from('long '), first])),
        frame(2, `${time(2)} error\r\n`),
        frame(1, Buffer.concat([stamp(3), second, Buffer.from(' end\n')])),
        frame(1, `${time(4)} \n`),
        frame(1, `${time(5)} without an end`),
      ]),
    );
    expect(
      [...lines, ...reader.end()].map(({ time: at, text }) => [toEngineTime(at), text]),
    ).toEqual([
      [toEngineTime(nanosecondsOf(time(2))), 'error'],
      [toEngineTime(nanosecondsOf(time(1))), 'long ä end'],
      [toEngineTime(nanosecondsOf(time(4))), ''],
      [toEngineTime(nanosecondsOf(time(5))), 'without an end'],
    ]);
  });
});

describe('times of the engine', () => {
  test('keep their nanoseconds', () => {
    const nanoseconds = nanosecondsOf('2026-01-02T03:04:05.123456789Z');
    expect(toEngineTime(nanoseconds)).toBe('1767323045.123456789');
    expect(toMilliseconds(nanoseconds)).toBe(Date.parse('2026-01-02T03:04:05.123Z'));
    expect(nanosecondsOf('2026-01-02T03:04:05Z')).toBe(1_767_323_045_000_000_000n);
    expect(nanosecondsOf('no time')).toBe(0n);
  });
});
