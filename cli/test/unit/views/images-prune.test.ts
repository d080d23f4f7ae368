import { describe, expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { imagesPruneText } from '../../../src/views/images-prune.ts';

const text = (result: object) =>
  imagesPruneText(
    { workspace: '/lab', removed: [], kept: [], freedBytes: 0, ...result },
    createPalette({ isTTY: false, environment: {} }),
  );

describe('images prune', () => {
  test('shows what is gone, what that freed, and what stays why', () => {
    const kept = [
      { image: 'poker-bot/solver:2', because: 'container' },
      { image: 'poker-bot/solver:3', because: 'workspace' },
    ];
    const removed = ['poker-bot/solver:1'];
    expect(text({ removed, kept, freedBytes: 30 * 1_048_576 })).toBe(
      [
        '✔ Removed 1 image, 30 MB freed',
        '  poker-bot/solver:1',
        '  poker-bot/solver:2 stays: a container was made of it',
        '  poker-bot/solver:3 stays: another workspace declares it',
      ].join('\n'),
    );
  });

  test('says so when there is nothing, and where the space is that was not freed', () => {
    expect(text({})).toBe('No image to remove');
    expect(text({ removed: ['a:1', 'a:2'] })).toContain('docker builder prune');
  });
});
