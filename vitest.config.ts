import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { engineAnswers } from './cli/test/support/engine.ts';

const everywhere = (kind: string) => [
  `test/${kind}/**/*.test.ts`,
  `{packages,services}/*/test/${kind}/**/*.test.ts`,
  `{cli,proto}/test/${kind}/**/*.test.ts`,
];

/** Tests of containers lie flat in these: of the driver, and of whole stacks. */
const containerFolders = ['cli/test/container', 'test/container'];
const containerTests = containerFolders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
);

/**
 * Four kinds of test, by folder: `unit` is pure and in-process, `contract` holds every implementation of a port to one
 * suite (real sockets, real files), `scenario` starts real processes and observes them from outside, `container` needs a
 * Docker Engine (`bin/engine-up`) and is left out, and counted as skipped, where none answers.
 */
export default defineConfig({
  test: {
    disableConsoleIntercept: true,
    reporters: [
      'default',
      ['./test/reporter/closing-line.ts', { leftOut: engineAnswers ? [] : containerTests }],
    ],
    projects: [
      { extends: true, test: { name: 'unit', include: everywhere('unit') } },
      {
        extends: true,
        test: { name: 'contract', include: everywhere('contract'), testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'scenario',
          include: everywhere('scenario'),
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'container',
          include: engineAnswers ? containerTests : [],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
