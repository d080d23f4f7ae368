import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestRunEndReason,
  Vitest,
} from 'vitest/node';
import { leftovers } from '../support/leftovers.ts';
import { RunFolder } from '../support/run-folder.ts';

export interface ClosingLineOptions {
  /** Test files that cannot run on this machine, by what it lacks. */
  readonly leftOut: readonly LeftOut[];
}

interface LeftOut {
  readonly because: string;
  readonly files: readonly string[];
}

/**
 * Closes every run with one machine-readable line, the same in every suite: `N passed, N failed, N skipped`. Whatever tests leave
 * behind is named, and counts as one more failure.
 */
export default class ClosingLine implements Reporter {
  readonly #folder = new RunFolder();
  readonly #leftOut: readonly LeftOut[];

  constructor({ leftOut }: ClosingLineOptions) {
    this.#leftOut = leftOut.filter(({ files }) => files.length > 0);
  }

  /** Here and not in the configuration, which is read once more for every project. */
  onInit({ config }: Vitest): void {
    config.env = { ...config.env, ...this.#folder.environment };
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    _errors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
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
    if (reason !== 'interrupted' && (await this.#tellLeftovers())) counts.failed += 1;
    this.#folder.clear();
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
    );
  }

  async #tellLeftovers(): Promise<boolean> {
    const left = await leftovers(this.#folder);
    if (left.length === 0) return false;
    const list = left.map((each) => `  ${each}\n`).join('');
    process.stdout.write(`Left behind by the tests:\n${list}`);
    process.exitCode = 1;
    return true;
  }
}

function outcome(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}
