import { lockWorkspace } from '../lock/workspace-lock.ts';
import { planDown } from '../plan/plan-down.ts';
import { carryOut } from './carry-out.ts';
import type { DownResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';

export interface DownOptions extends StackOptions {
  /** Delete the volumes of the stack as well. */
  readonly volumes?: boolean;
  /** Stop these units alone. */
  readonly units?: readonly string[] | undefined;
}

/** Stops everything of one workspace; what it has written stays. Needs no readable manifest. */
export async function down(options: DownOptions): Promise<DownResult> {
  const { context, workspace, listen } = options;
  const lock = await lockWorkspace({
    workspace,
    verb: 'down',
    wait: options.wait ?? true,
    clock: context.clock,
    signal: context.signal,
    onWait: ({ verb, pid }) =>
      listen({ type: 'note', text: `Waiting for \`pokerbot ${verb}\` (process ${pid})` }),
  });
  const driver = options.driver
    ? await context.drivers.create({ choice: options.driver, workspace, alongside: true })
    : await context.drivers.find(workspace);
  try {
    const plan = planDown(await driver.observe(), options.units && new Set(options.units));
    await carryOut({ plan, driver, units: [], context, listen });
    const stopped = plan.operations.filter(({ kind }) => kind === 'stop');
    const deleted = (options.volumes && (await driver.removeVolumes?.())) || [];
    return { stacks: [{ workspace, stopped: stopped.map(({ target }) => target), deleted }] };
  } finally {
    driver.close();
    lock.release();
  }
}

/** Stops every workspace of this user that runs on this machine. */
export async function downAll(options: Omit<DownOptions, 'workspace'>): Promise<DownResult> {
  const running = await options.context.drivers.running();
  const results = await Promise.all(
    running.map(({ workspace, driver }) => down({ ...options, workspace, driver })),
  );
  return { stacks: results.flatMap(({ stacks }) => stacks) };
}
