import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { engineAnswers } from './cli/test/support/engine.ts';
import { keychainPrograms } from './cli/test/support/keychain-programs.ts';
import { browserProgram } from './packages/evaluator/test/support/browser-program.ts';

const everywhere = (kind: string) => [
  `test/${kind}/**/*.test.ts`,
  `{packages,services}/*/test/${kind}/**/*.test.ts`,
  `{cli,proto}/test/${kind}/**/*.test.ts`,
];

/** Tests that need more than a checkout lie flat in folders of their own. */
const testsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);
/** Of the driver, and of whole stacks. */
const containerTests = ['cli/test/container', 'test/container'].flatMap(testsIn);
const keychainTests = testsIn('cli/test/keychain');
/** Of reports, and of pictures, whose letters take the fonts that a browser has as well. */
const browserTests = ['packages/evaluator/test/browser', 'cli/test/browser'].flatMap(testsIn);

const leftOut = [
  {
    because: 'no Docker Engine answers (`bin/engine-up` brings one)',
    files: engineAnswers ? [] : containerTests,
  },
  {
    because: 'no keychain can be run (`bin/keychain-up` brings what it takes)',
    files: keychainPrograms ? [] : keychainTests,
  },
  {
    because: 'there is no Chromium (`bin/browser-up` brings one)',
    files: browserProgram === undefined ? browserTests : [],
  },
];

const processors = Math.max(2, availableParallelism());

/**
 * Six kinds of test, by folder: `unit` is pure and in-process, `contract` holds every implementation of a port to one
 * suite (real sockets, real files), `scenario` starts real processes and observes them from outside, `container` needs a
 * Docker Engine (`bin/engine-up`), `keychain` a Secret Service in a session of its own (`bin/keychain-up`), `browser` a Chromium
 * (`bin/browser-up`); these three are left out, and counted as skipped, where that is missing.
 *
 * Those that compute run one for each processor; those that start processes and containers one file after the other: some hold times
 * against limits, and all take ports that were free.
 */
export default defineConfig({
  test: {
    disableConsoleIntercept: true,
    maxWorkers: processors,
    reporters: ['default', ['./test/reporter/closing-line.ts', { leftOut }]],
    projects: [
      { extends: true, test: { name: 'unit', include: everywhere('unit'), testTimeout: 30_000 } },
      {
        extends: true,
        test: { name: 'contract', include: everywhere('contract'), testTimeout: 60_000 },
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
      {
        extends: true,
        test: {
          name: 'keychain',
          include: keychainPrograms ? keychainTests : [],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browserProgram === undefined ? [] : browserTests,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
