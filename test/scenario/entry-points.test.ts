import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const units = {
  solver: 'services/solver',
  vision: 'services/vision',
  agents: 'packages/agents',
  orchestrator: 'packages/orchestrator',
  evaluator: 'packages/evaluator',
  executor: 'packages/executor',
  logger: 'packages/logger',
};

interface Status {
  readonly units: readonly { readonly name: string; readonly address: string | null }[];
}

describe('the entry points of the deployment plan', () => {
  test.each(Object.entries(units))('%s says its version', async (name, folder) => {
    const { status, stdout } = await run('node', ['dist/main.js', '--version'], {
      cwd: join(root, folder),
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${name} 0.1.0\n` });
  });

  test('the evaluator plays from its own folder, through pnpm, as the plan writes it', async () => {
    using folder = temporaryFolder('plan');
    const environment = { POKERBOT_HOME: join(folder.path, 'home') };
    const pokerbot = (...args: string[]) =>
      run(join(root, 'bin/pokerbot'), args, { cwd: folder.path, environment });
    await pokerbot('init', 'demo', '--yes', '--driver', 'process');
    try {
      await pokerbot('-C', 'demo', 'up');
      const status = await pokerbot('-C', 'demo', 'status', '--json');
      const { units } = JSON.parse(status.stdout) as Status;
      const plan = 'exec node dist/cli/eval.js smoke --hands 12 --json';
      const { stdout, ...ended } = await run(
        'npx',
        ['--yes', 'pnpm@10.34.8', '--filter', '@poker-bot/evaluator', ...plan.split(' ')],
        {
          cwd: root,
          environment: {
            RESULTS_DIR: folder.path,
            SOLVER_ADDR: units.find(({ name }) => name === 'solver')?.address ?? '',
          },
        },
      );
      expect(ended).toMatchObject({ status: 0 });
      expect(JSON.parse(stdout)).toMatchObject({ suite: 'smoke', verdict: 'pass', hands: 12 });
    } finally {
      expect(await pokerbot('-C', 'demo', 'down')).toMatchObject({ status: 0 });
    }
  });
});
