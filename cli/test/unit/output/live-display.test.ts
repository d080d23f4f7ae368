import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../../src/events.ts';
import { LazyDisplay } from '../../../src/output/lazy-display.ts';
import { LiveDisplay } from '../../../src/output/live-display.ts';
import { createPalette } from '../../../src/output/palette.ts';
import { PlainDisplay } from '../../../src/output/plain-display.ts';

/** A screen that keeps everything that was ever drawn on it. */
class Screen extends Writable {
  readonly isTTY = true;
  readonly columns = 100;
  readonly rows = 30;
  drawn = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.drawn += chunk;
    done();
  }

  /** What stands there in the end: everything after the last time that it was wiped. */
  get last(): string[] {
    const wiped = this.drawn.lastIndexOf('\u001b[G');
    const text = stripVTControlCharacters(wiped === -1 ? this.drawn : this.drawn.slice(wiped));
    return text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter(Boolean);
  }
}

async function draw(...events: ProgressEvent[]): Promise<string[]> {
  const screen = new Screen();
  const stream = screen as unknown as NodeJS.WriteStream;
  const palette = createPalette({ isTTY: false, environment: {} });
  const notes = new PlainDisplay(
    { write: (text) => void stream.write(text), stream, isTTY: true, columns: 100 },
    palette,
  );
  const display = new LazyDisplay(async () => new LiveDisplay({ stream, notes }));
  for (const event of events) display.show(event);
  await display.close();
  return screen.last;
}

describe('the live display', () => {
  test('leaves a line for each task, with what became of it', async () => {
    expect(
      await draw(
        {
          type: 'tasks.planned',
          tasks: [
            { id: 'a', title: 'Start solver' },
            { id: 'b', title: 'Start vision' },
            { id: 'c', title: 'Start agents' },
          ],
        },
        { type: 'task.started', id: 'a', title: 'Start solver' },
        { type: 'task.progress', id: 'a', text: 'waiting for health' },
        { type: 'task.done', id: 'a', text: 'solver is healthy', milliseconds: 1_200 },
        { type: 'task.failed', id: 'b', message: 'ended with code 1' },
        { type: 'task.skipped', id: 'c', because: 'needs vision' },
      ),
    ).toEqual([
      '✔ solver is healthy 1.2 s',
      '✖ Start vision',
      '  › ended with code 1',
      '↓ Start agents: skipped, needs vision',
    ]);
  });

  test('ends tasks that nobody ended when the work is over', async () => {
    expect(await draw({ type: 'task.started', id: 'a', title: 'Play hands' })).toEqual([
      '↓ Play hands: skipped, not finished',
    ]);
  });

  test('shows a note that comes alone', async () => {
    expect(
      await draw({ type: 'note', level: 'info', text: 'driver `auto` chose `process`' }),
    ).toEqual(['driver `auto` chose `process`']);
  });
});

describe('colours', () => {
  const colours = (isTTY: boolean, environment: Record<string, string>) =>
    createPalette({ isTTY, environment }).success('x') !== 'x';

  test.each([
    ['on a terminal', true, {}, true],
    ['not elsewhere', false, {}, false],
    ['not with `NO_COLOR`', true, { NO_COLOR: '1' }, false],
    ['not on a dumb terminal', true, { TERM: 'dumb' }, false],
    ['elsewhere with `FORCE_COLOR`', false, { FORCE_COLOR: '1' }, true],
    ['not with `FORCE_COLOR=0`', true, { FORCE_COLOR: '0' }, false],
    ['not when both are asked for', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('are shown %s', (_when, isTTY, environment, shown) => {
    expect(colours(isTTY, environment)).toBe(shown);
  });
});
