import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { StatsResult } from './results.ts';
import type { StackContext } from './stack-context.ts';

export interface StatsOptions {
  readonly context: StackContext;
  readonly workspace: string;
}

/** What each running unit uses now. @throws PokerbotError `STACK_DOWN` */
export async function stats({ context, workspace }: StatsOptions): Promise<StatsResult> {
  const driver = await context.drivers.find(workspace);
  try {
    const observed = await driver.observe({ images: false });
    if (observed.resources.length === 0) {
      throw new PokerbotError('STACK_DOWN', { message: 'Nothing of this workspace runs' });
    }
    const usage = await driver.usage(observed);
    return {
      workspace,
      driver: driver.name,
      units: Object.entries(usage).map(([unit, { cpuPercent, memoryBytes, memoryLimitBytes }]) => ({
        unit,
        cpuPercent: Math.round(cpuPercent * 10) / 10,
        memoryBytes,
        memoryLimitBytes: memoryLimitBytes ?? null,
      })),
    };
  } finally {
    driver.close();
  }
}
