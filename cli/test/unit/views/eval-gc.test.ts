import type { Gc } from '@poker-bot/shared/evaluation/gc';
import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { gcText } from '../../../src/views/eval-gc.ts';

const plain = createPalette({ isTTY: false, environment: {} });

const run = { suite: 'smoke', createdAt: '2026-03-14T15:09:26.535Z', bytes: 5_242_880 };
const gc: Gc = {
  dryRun: false,
  removed: [
    { ...run, runId: 'old', finished: true },
    { ...run, runId: 'begun', finished: false },
  ],
  kept: [{ runId: 'busy', reason: 'a process is playing it' }],
  sources: { files: 0, bytes: 0 },
  bytes: 10_485_760,
};

test('what is gone, what that frees and what stays why', () => {
  expect(gcText(gc, plain).split('\n')).toEqual([
    '✔ Removed 2 runs, 10 MB freed',
    '  old smoke',
    '  begun smoke, not finished',
    '  busy stays: a process is playing it',
  ]);
});

test('a dry run promises and claims nothing', () => {
  const [headline] = gcText({ ...gc, dryRun: true }, plain).split('\n');
  expect(headline).toBe('Would remove 2 runs and free 10 MB');
});

test('nothing to remove is said, with what stays all the same', () => {
  expect(gcText({ ...gc, removed: [], bytes: 0 }, plain)).toBe(
    'No run to remove\n  busy stays: a process is playing it',
  );
});

test('copies that no run names are counted with the runs, or alone', () => {
  const sources = { files: 3, bytes: 1_048_576 };
  const [both] = gcText({ ...gc, sources, bytes: 11_534_336 }, plain).split('\n');
  expect(both).toBe('✔ Removed 2 runs and 3 copies of files that no run names, 11 MB freed');
  const alone = {
    ...gc,
    removed: [],
    kept: [],
    sources: { ...sources, files: 1 },
    bytes: 1_048_576,
  };
  expect(gcText(alone, plain)).toBe('✔ Removed 1 copy of files that no run names, 1 MB freed');
});
