import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Finished, run } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const checkout = resolve(import.meta.dirname, '../..');

function json(finished: Finished): Record<string, unknown> {
  expect({ status: finished.status, stderr: finished.stderr }).toMatchObject({ status: 0 });
  return JSON.parse(finished.stdout) as Record<string, unknown>;
}

test('a fresh clone comes up, plays 100 hands through the solver and goes down, with nothing but Node and git', async () => {
  using folder = temporaryFolder('clone');
  const clone = join(folder.path, 'pokerbot');
  const environment = { POKERBOT_HOME: join(folder.path, 'home') };
  await run('git', ['clone', '--quiet', '--depth=1', `file://${checkout}`, clone], {
    cwd: folder.path,
  });
  const pokerbot = (cwd: string, ...args: string[]) =>
    run(join(clone, 'bin/pokerbot'), args, { cwd, environment });

  try {
    const up = json(await pokerbot(clone, 'up', '--driver', 'process', '--json'));
    expect(up).toMatchObject({
      units: [
        { name: 'solver', state: 'healthy' },
        { name: 'vision', state: 'healthy' },
        { name: 'agents', state: 'healthy' },
        { name: 'orchestrator', state: 'healthy' },
      ],
    });
    const smoke = json(await pokerbot(clone, 'eval', 'smoke', '--hands', '100', '--json'));
    expect(smoke).toMatchObject({
      suite: 'smoke',
      verdict: 'pass',
      hands: 100,
      illegalActions: 0,
      timeouts: 0,
      degradedHands: 0,
    });
  } finally {
    json(await pokerbot(clone, 'down', '--json'));
  }

  const outside = join(folder.path, 'elsewhere');
  mkdirSync(outside);
  json(await pokerbot(outside, 'init', '--yes', '--driver', 'process', '--json'));
  try {
    json(await pokerbot(outside, 'up', '--json'));
    const smoke = json(await pokerbot(outside, 'eval', 'smoke', '--hands', '20', '--json'));
    expect(smoke).toMatchObject({ verdict: 'pass', hands: 20, degradedHands: 0 });
    const runFolder = statSync(join(outside, 'results/eval', String(smoke.runId)));
    expect(runFolder.isDirectory()).toBe(true);
  } finally {
    json(await pokerbot(outside, 'down', '--json'));
  }
});
