import { expect, test } from 'vitest';
import { seenFrom } from '../../../src/evals/seen-from.ts';
import { abSummary } from '../../support/ab-summary.ts';
import { evaluationSummary } from '../../support/evaluation-summary.ts';

test.each([
  ['/lab', 'results/eval/run-1', 'results/eval/run-1'],
  ['/lab/sub', 'results/eval/run-1', '../results/eval/run-1'],
  ['/elsewhere', '/mnt/results/eval/run-1', '../mnt/results/eval/run-1'],
  ['/lab/results/eval/run-1', 'results/eval/run-1', '.'],
])('from %s the folder %s of workspace /lab is %s', (workingDirectory, folder, seen) => {
  const summary = { ...evaluationSummary, folder };
  expect(seenFrom(workingDirectory, { summary, workspace: '/lab' })).toEqual({
    ...evaluationSummary,
    folder: seen,
  });
});

test.each([
  ['/lab', 'config/bot/mine.bot.json'],
  ['/lab/config/bot', './mine'],
  ['/elsewhere', '../lab/config/bot/mine.bot.json'],
])('from %s the bots of a longer run are %s, and names stay names', (workingDirectory, path) => {
  const given = path === './mine' ? 'config/bot/mine' : 'config/bot/mine.bot.json';
  const summary = { ...abSummary, longer: [given, 'monday', '--seed', 'a/b'] };
  expect(seenFrom(workingDirectory, { summary, workspace: '/lab' }).longer).toEqual([
    ...[path, 'monday', '--seed', 'a/b'],
  ]);
});

test('a run that goes on itself is called by its name, which is no path', () => {
  const summary = { ...abSummary, longer: ['--resume', 'a.bot.json', '--max-hands', '721'] };
  const seen = seenFrom('/elsewhere', { summary, workspace: '/lab' });
  expect(seen.longer).toEqual(summary.longer);
});
