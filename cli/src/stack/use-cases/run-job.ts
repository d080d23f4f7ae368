import { checkUnitNames } from './check-unit-names.ts';
import { openStack } from './open-stack.ts';
import type { StackOptions } from './stack-context.ts';

export interface RunJobOptions extends StackOptions {
  /** The job, such as `evaluator`. */
  readonly job: string;
  readonly args: readonly string[];
  /** One line of standard output, without its end. */
  onLine(line: string): void;
  onErrorLine(line: string): void;
}

/**
 * Runs a job of the workspace against what runs there and gives its exit code. Its addresses are those of the running
 * units. `context.signal` interrupts it.
 */
export async function runJob(options: RunJobOptions): Promise<number> {
  const { driver, desired } = await openStack(options);
  checkUnitNames(
    [options.job],
    desired.jobs.map(({ name }) => name),
  );
  const unit = desired.jobs.find(({ name }) => name === options.job);
  if (!unit) throw new Error(`The job ${options.job} is not declared`);
  try {
    return await driver.runJob({
      unit,
      args: options.args,
      onLine: options.onLine,
      onErrorLine: options.onErrorLine,
      signal: options.context.signal,
    });
  } finally {
    driver.close();
  }
}
