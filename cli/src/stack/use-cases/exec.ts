import { buildMissing } from './build-missing.ts';
import { checkUnitNames } from './check-unit-names.ts';
import { openStack } from './open-stack.ts';
import type { StackOptions } from './stack-context.ts';

export interface ExecInUnitOptions extends StackOptions {
  readonly unit: string;
  readonly command: readonly string[];
  readonly output: 'stdout' | 'stderr';
}

/**
 * Runs a command where a unit runs, and gives its exit code.
 *
 * @throws PokerbotError `UNIT_UNKNOWN`, `STACK_DOWN`, `COMMAND_UNUSABLE`
 */
export async function exec(options: ExecInUnitOptions): Promise<number> {
  const { context, unit: name, command, output } = options;
  const stack = await openStack({ ...options, follow: true });
  const { driver, desired } = stack;
  try {
    const units = [...desired.daemons, ...desired.jobs].filter(({ kind }) => kind !== 'external');
    checkUnitNames(
      [name],
      units.map((each) => each.name),
    );
    const unit = units.find((each) => each.name === name);
    if (!unit) throw new Error(`The unit ${name} passed the check and is not there`);
    if (unit.kind === 'job') await buildMissing(unit, stack, options);
    return await driver.exec({ unit, command, output, signal: context.signal });
  } finally {
    driver.close();
  }
}
