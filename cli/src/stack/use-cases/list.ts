import type { Clock } from '@poker-bot/shared/clock/clock';
import type { DriverFactory, RunningStack } from '../driver-factory.ts';
import type { ListResult } from './results.ts';
import type { StackContext } from './stack-context.ts';

/** Every workspace of this user that runs on this machine. */
export async function list(context: Pick<StackContext, 'clock' | 'drivers'>): Promise<ListResult> {
  const running = await context.drivers.running();
  return { stacks: await Promise.all(running.map((stack) => describe(stack, context))) };
}

async function describe(
  { workspace, startedAt, driver }: RunningStack,
  { clock, drivers }: { readonly clock: Clock; readonly drivers: DriverFactory },
): Promise<ListResult['stacks'][number]> {
  const opened = await drivers.create({ choice: driver, workspace });
  try {
    const { units } = await opened.observe();
    const wanted = units.filter(({ state }) => state !== 'stopped');
    return {
      workspace,
      driver,
      units: wanted.length,
      healthy: wanted.filter(({ state }) => state === 'healthy').length,
      uptimeMs: clock.now() - startedAt,
    };
  } finally {
    opened.close();
  }
}
