import { expect, test } from 'vitest';
import { TaskPace } from '../../../src/shards/task-pace.ts';

/** Hands of tasks that follow each other where a hand takes so long, in milliseconds. */
function tasks(unit: number, perHand: number, count = 7): number[] {
  const pace = new TaskPace(unit);
  return Array.from({ length: count }, () => {
    const { hands } = pace;
    pace.learn({ hands, milliseconds: hands * perHand });
    return hands;
  });
}

test('tasks begin small and grow to the most where hands are quick', () => {
  expect(tasks(2, 0.1)).toEqual([8, 16, 32, 64, 128, 128, 128]);
});

test('slow hands are passed on after a moment, and a task never has less than a deal', () => {
  expect(tasks(2, 10)).toEqual([8, 16, 20, 20, 20, 20, 20]);
  expect(tasks(6, 5_000, 3)).toEqual([12, 6, 6]);
});

test('tasks are whole deals, whatever their size', () => {
  expect(tasks(18, 0.1, 5)).toEqual([18, 36, 72, 144, 144]);
});
