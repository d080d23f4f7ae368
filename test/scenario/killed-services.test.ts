import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const hands = 1_000;

interface Status {
  readonly units: readonly { readonly name: string; readonly pid: number | null }[];
}

interface Summary {
  readonly degradedHands: number;
}

test('services killed in the middle of 1,000 hands cost no hand and degrade none: the run waits for them to be restarted', async () => {
  using folder = temporaryFolder('kill');
  const options = { cwd: folder.path, environment: { POKERBOT_HOME: join(folder.path, 'home') } };
  const workspace = join(folder.path, 'workspace');
  const pokerbot = (...args: string[]) => run(launcher, [...args, '-C', workspace], options);
  expect(
    await run(launcher, ['init', workspace, '--yes', '--driver', 'process'], options),
  ).toMatchObject({
    status: 0,
  });
  try {
    expect(await pokerbot('up')).toMatchObject({ status: 0 });
    const child = spawn(
      launcher,
      ['eval', 'smoke', '--hands', `${hands}`, '--ndjson', '-C', workspace],
      {
        ...options,
        env: { ...process.env, ...options.environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const ended = new Promise((resolvePromise) => child.once('close', resolvePromise));
    await until(() => output.includes('"hand'));
    for (const name of ['solver', 'vision', 'agents', 'orchestrator']) {
      const status = JSON.parse((await pokerbot('status', '--json')).stdout) as Status;
      const pid = status.units.find((unit) => unit.name === name)?.pid;
      if (pid) process.kill(pid, 'SIGKILL');
    }
    expect(child.exitCode).toBeNull();
    expect(await ended).toBe(0);
    const { result } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as { result: Summary };
    expect(result).toMatchObject({ hands, illegalActions: 0, verdict: 'pass' });
    expect(result.degradedHands).toBe(0);
  } finally {
    expect(await pokerbot('down')).toMatchObject({ status: 0 });
  }
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}
