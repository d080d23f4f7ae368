import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Whole stacks on a real engine, for minutes: `pnpm test:stack`. They are not part of `npm test` yet. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/container/*.test.ts'],
    reporters: ['default', ['./test/reporter/closing-line.ts', { leftOut: [] }]],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
