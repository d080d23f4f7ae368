import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finished } from '../../cli/test/support/scenario-workspace.ts';
import { ContainerWorkspace } from '../support/container-workspace.ts';

const program = resolve(
  import.meta.dirname,
  '../../packages/executor/test/support/acpc/external-player.mjs',
);

let workspace: ContainerWorkspace;
beforeAll(async () => {
  workspace = await ContainerWorkspace.create('serve');
  workspace.declare({ solver: {} });
});
afterAll(() => workspace.dispose());

test('our bot plays a program of somebody else on this machine, advised by a solver in a container', async () => {
  workspace.write(
    'config/bot/solver.bot.json',
    JSON.stringify({ name: 'solver', advisors: [{ type: 'solver', samples: 20 }] }),
  );
  const argv = ['--bot', 'solver', '--hands', '10', '--run-id', 'one', '--ndjson'];
  const command = workspace.start('eval', 'serve', ...argv);
  let told = '';
  let playing = false;
  command.stdout?.on('data', (piece: Buffer) => {
    told += piece.toString();
    const line = told
      .split('\n')
      .slice(0, -1)
      .find((each) => each.includes('"listening"'));
    if (playing || line === undefined) return;
    playing = true;
    for (const { host, port } of JSON.parse(line).seats) {
      spawn(process.execPath, [program, host, String(port)], { stdio: 'ignore' });
    }
  });

  expect(await finished(command)).toMatchObject({ exitCode: 0 });
  const shown = JSON.parse(await workspace.succeed('eval', 'show', 'one', '--json'));
  expect(shown.summary).toMatchObject({ outcome: 'completed', hands: 10, degradedHands: 0 });
});
