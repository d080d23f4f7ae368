import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { expect, test } from 'vitest';
import { shardError } from '../../../src/evals/shard-error.ts';

const place = { runId: 'run', shard: 'run.shard-1-of-2' };

test('what stops a shard is told with its name, and the run is what is continued', () => {
  const full = new PokerbotError('DISK_FULL', {
    message: 'no space is left on the disk',
    next: ['Make room', 'Everything played is kept: continue with `--resume run.shard-1-of-2`'],
    details: { path: '/results' },
  });
  expect(shardError(full, place)).toMatchObject({
    code: 'DISK_FULL',
    message: 'Shard `run.shard-1-of-2`: no space is left on the disk',
    next: [
      'Make room',
      'Everything played is kept: continue with `pokerbot eval smoke --resume run`',
    ],
    details: { path: '/results', runId: 'run', shard: 'run.shard-1-of-2' },
  });
});

test('a bug stays what it is', () => {
  const bug = new TypeError('no such thing');
  expect(shardError(bug, place)).toBe(bug);
});
