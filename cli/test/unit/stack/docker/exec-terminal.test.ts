import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { HeldOutput } from '../../../../src/stack/drivers/docker/exec/held-output.ts';
import { followSize } from '../../../../src/stack/drivers/docker/exec/resize.ts';
import type { Terminal } from '../../../../src/stack/drivers/docker/exec/terminal.ts';

function fakeTerminal() {
  let changed: () => void = () => undefined;
  const size = { columns: 100, rows: 30 };
  const output = new PassThrough();
  const terminal: Terminal = {
    input: new PassThrough(),
    output,
    errors: output,
    interactive: true,
    size: () => size,
    onResize: (listener) => {
      changed = listener;
      return () => {
        changed = () => undefined;
      };
    },
    setRaw: () => undefined,
  };
  const shown = () => output.read()?.toString('utf8') ?? '';
  return { terminal, size, shown, change: () => changed() };
}

describe('output that begins like the words of the engine', () => {
  test.each([126, 127])('is the engine’s when the exit code is %i', (exitCode) => {
    const { terminal, shown } = fakeTerminal();
    const output = new HeldOutput(terminal);
    output.write(Buffer.from('OCI runtime exec failed: no such file\r\n'));
    expect(output.refusal(exitCode)).toBe('OCI runtime exec failed: no such file');
    expect(shown()).toBe('');
  });

  test('is the command’s with any other exit code', () => {
    const { terminal, shown } = fakeTerminal();
    const output = new HeldOutput(terminal);
    output.write(Buffer.from('exec failed badly\n'));
    output.write(Buffer.from('and more\n'));
    expect(shown()).toBe('');
    expect(output.refusal(0)).toBeUndefined();
    expect(shown()).toBe('exec failed badly\nand more\n');
  });

  test('is the command’s when it goes on and on', () => {
    const { terminal, shown } = fakeTerminal();
    const output = new HeldOutput(terminal);
    output.write(Buffer.from(`exec failed${'.'.repeat(9_000)}`));
    expect(shown()).toHaveLength(9_011);
    expect(output.refusal(127)).toBeUndefined();
  });
});

describe('the size of a terminal', () => {
  test('is told until the engine takes it, and again when it changes', async () => {
    vi.useFakeTimers();
    try {
      const { terminal, size, change } = fakeTerminal();
      const resize = vi.fn().mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error());
      const stop = followSize(terminal, resize);
      await vi.runAllTimersAsync();
      expect(resize.mock.calls).toEqual([
        [{ h: 30, w: 100 }],
        [{ h: 30, w: 100 }],
        [{ h: 30, w: 100 }],
      ]);
      size.columns = 120;
      change();
      await vi.runAllTimersAsync();
      expect(resize.mock.calls.slice(3)).toEqual([[{ h: 30, w: 120 }]]);
      stop();
      change();
      expect(resize).toHaveBeenCalledTimes(4);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is given up after ten refusals', async () => {
    vi.useFakeTimers();
    try {
      const resize = vi.fn().mockRejectedValue(new Error());
      followSize(fakeTerminal().terminal, resize);
      await vi.runAllTimersAsync();
      expect(resize).toHaveBeenCalledTimes(10);
    } finally {
      vi.useRealTimers();
    }
  });
});
