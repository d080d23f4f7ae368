import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from '../support/container-workspace.ts';
import { isEngineOurs, restartEngine } from '../support/own-engine.ts';
import { PlayingStack } from '../support/playing-stack.ts';

const units = ['solver', 'vision', 'agents', 'orchestrator'];

let stack: PlayingStack;

beforeAll(async () => {
  stack = await PlayingStack.create('chaos');
  await stack.converge();
});

afterAll(() => stack?.workspace.dispose());

const containers = () => units.map((unit) => stack.workspace.container(unit));

describe('a stack that plays comes back by one `up`, and plays on', () => {
  test.each(units)('when the process of %s is killed', async (unit) => {
    await stack.played();
    await killProcess(stack.workspace.container(unit));
    await stack.converge();
  });

  test.each<[string, (name: string) => readonly string[]]>([
    ['are paused', (name) => ['pause', name]],
    ['are cut off from their network', (name) => ['network', 'disconnect', network(), name]],
    ['are removed by hand', (name) => ['rm', '--force', name]],
    ['are stopped by hand', (name) => ['stop', name]],
  ])('when all its containers %s', async (_what, command) => {
    await stack.played();
    await Promise.all(containers().map((name) => docker(...command(name))));
    const { operations } = await stack.converge();
    const started = operations.filter(({ kind }) => kind === 'start').map(({ target }) => target);
    expect(started.sort()).toEqual([...units].sort());
  });

  test.skipIf(!isEngineOurs).each(['SIGTERM', 'SIGKILL'] as const)(
    `when the engine is ended by %s and started again${isEngineOurs ? '' : ' (skipped: `bin/engine-up` has not started it)'}`,
    async (signal) => {
      await stack.played();
      await restartEngine(signal);
      await stack.converge();
    },
  );
});

test('not one hand is lost: the log is whole, counts what is reported, and replays', async () => {
  const { nextIndex, unwrittenHands, sessionId } = await stack.stop();
  const hands = await stack.hands();
  expect(hands.map(({ index }) => index)).toEqual([...Array(nextIndex).keys()]);
  expect(new Set(hands.map(({ hand }) => hand)).size).toBe(nextIndex);
  expect(new Set(hands.map(({ tags }) => tags?.session))).toEqual(new Set([sessionId]));
  expect(unwrittenHands).toBe(0);
  const file = await stack.exported();
  const verified = JSON.parse(await stack.workspace.succeed('hands', 'verify', file, '--json'));
  expect(verified).toEqual({ files: 1, hands: nextIndex, ok: nextIndex, failed: [] });
  process.stdout.write(`figure: hands played through all of it: ${nextIndex}\n`);
});

const network = () => `${stack.workspace.id}_poker-bot-net`;

/** As the system would when memory runs out; only root may, and only where the engine is this machine's. */
async function killProcess(container: string): Promise<void> {
  const pid = Number(await docker('inspect', '--format', '{{.State.Pid}}', container));
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    await docker('kill', '--signal', 'KILL', container);
  }
}
