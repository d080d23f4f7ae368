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
