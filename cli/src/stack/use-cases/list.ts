import { join } from 'node:path';
import { machinePaths } from '../drivers/process/machine-paths.ts';
import { runningWorkspaces } from '../drivers/process/registry.ts';
import { readState } from '../drivers/process/state-file.ts';
import type { ListResult } from './results.ts';
import type { StackContext } from './stack-context.ts';

/** Every workspace of this user that runs on this machine. */
export function list(context: Pick<StackContext, 'clock' | 'environment'>): ListResult {
  const { stateHome } = machinePaths(context.environment);
  return {
    stacks: runningWorkspaces(join(stateHome, 'workspaces')).map(({ workspace, startedAt }) => {
      const units = readState(join(workspace, '.pokerbot/stack.json'))?.units ?? [];
      const wanted = units.filter(({ state }) => state !== 'stopped');
      return {
        workspace,
        driver: 'process',
        units: wanted.length,
        healthy: wanted.filter(({ state }) => state === 'healthy').length,
        uptimeMs: context.clock.now() - startedAt,
      };
    }),
  };
}
