import { expect, test } from 'vitest';
import { seenFrom } from '../../../src/evals/seen-from.ts';
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
