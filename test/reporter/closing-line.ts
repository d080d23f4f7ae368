import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface ClosingLineOptions {
  /** Test files that cannot run on this machine. */
  readonly leftOut: readonly string[];
}

/** Closes every run with one machine-readable line, the same in every suite: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  readonly #leftOut: readonly string[];

  constructor({ leftOut }: ClosingLineOptions) {
    this.#leftOut = leftOut;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: this.#leftOut.length };
    if (this.#leftOut.length > 0) {
      const files = this.#leftOut.map((file) => `  ${file}\n`).join('');
      process.stdout.write(
        `Skipped, since no Docker Engine answers (\`bin/engine-up\` brings one):\n${files}`,
      );
    }
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) counts[outcome(test)] += 1;
    }
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
    );
  }
}

function outcome(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}
