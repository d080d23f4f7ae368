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

describe('the entry points of the deployment plan', () => {
  test.each(Object.entries(units))('%s says its version', async (name, folder) => {
    const { status, stdout } = await run('node', ['dist/main.js', '--version'], {
      cwd: join(root, folder),
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${name} 0.1.0\n` });
  });

  test('the evaluator plays from its own folder, through pnpm, as the plan writes it', async () => {
    using folder = temporaryFolder('plan');
    const plan = 'exec node dist/cli/eval.js smoke --hands 12 --json';
    const { status, stdout, stderr } = await run(
      'npx',
      ['--yes', 'pnpm@10.34.8', '--filter', '@poker-bot/evaluator', ...plan.split(' ')],
      { cwd: root, environment: { RESULTS_DIR: folder.path, LOG_LEVEL: 'silent' } },
    );
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ suite: 'smoke', verdict: 'pass', hands: 12 });
  });
});
