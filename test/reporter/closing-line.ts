import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface ClosingLineOptions {
  /** Test files that cannot run on this machine, by what it lacks. */
  readonly leftOut: readonly LeftOut[];
}

interface LeftOut {
  readonly because: string;
  readonly files: readonly string[];
}

/** Closes every run with one machine-readable line, the same in every suite: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  readonly #leftOut: readonly LeftOut[];

  constructor({ leftOut }: ClosingLineOptions) {
    this.#leftOut = leftOut.filter(({ files }) => files.length > 0);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = this.#leftOut.flatMap(({ files }) => files).length;
    const counts = { passed: 0, failed: 0, skipped };
    for (const { because, files } of this.#leftOut) {
      const list = files.map((file) => `  ${file}\n`).join('');
      process.stdout.write(`Skipped, since ${because}:\n${list}`);
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
