import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execResult } from '../../../src/schemas/exec-result.ts';
import { statsResult } from '../../../src/schemas/stats-result.ts';
import {
  eventually,
  finished,
  freePorts,
  ScenarioWorkspace,
} from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  const [port = 0] = await freePorts(1);
  workspace.declare({ alpha: { program: 'healthy', port, environment: { START_LINE: 'alpha!' } } });
  await workspace.json('up');
});
afterAll(() => workspace.dispose());

describe('looking into a stack', () => {
  test('exec runs a command in the environment of a unit and ends as it does', async () => {
    const { exitCode, stdout } = await workspace.run(
      'exec',
      'alpha',
      '--',
      'sh',
      '-c',
      'echo "$START_LINE"; pwd; exit 7',
    );
    expect({ exitCode, stdout }).toEqual({
      exitCode: 7,
      stdout: `alpha!\n${workspace.folder}\n`,
    });
  });

  test('exec keeps its document apart from what the command prints', async () => {
    const { stdout, stderr } = await workspace.run('exec', 'alpha', '--json', '--', 'echo', 'hi');
    expect(execResult.parse(JSON.parse(stdout))).toEqual({
      unit: 'alpha',
      command: ['echo', 'hi'],
      exitCode: 0,
    });
    expect(stderr).toBe('hi\n');
  });

  test('exec names a program that is not there', async () => {
    const { exitCode, stderr } = await workspace.run('exec', 'alpha', '--', 'no-such-program');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('COMMAND_UNUSABLE: `no-such-program` cannot be started');
  });

  test('stats tells processor and memory of each unit', async () => {
    const { stdout } = await workspace.run('stats', '--json');
    const { units } = statsResult.parse(JSON.parse(stdout));
    expect(units).toMatchObject([{ unit: 'alpha', memoryLimitBytes: null }]);
    expect(units[0]!.memoryBytes).toBeGreaterThan(1_000_000);
  });

  test('events tells of a unit that dies and comes back, until Ctrl-C', async () => {
    const command = workspace.start('events', '--ndjson');
    let seen = '';
    command.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk;
    });
    const ended = finished(command);
    const changes = () =>
      seen.split('\n').flatMap((line) => {
        const event = line === '' ? {} : (JSON.parse(line) as { type?: string; to?: string });
        return event.type === 'unit.changed' ? [event.to] : [];
      });
    let killed: number | undefined;
    await eventually('a change is told, back to healthy', () => {
      const unit = workspace.unit('alpha');
      // What happens before the command has begun to look is not told: then it happens again.
      if (changes().length === 0 && unit?.state === 'healthy' && unit.pid && unit.pid !== killed) {
        killed = unit.pid;
        process.kill(killed, 'SIGKILL');
      }
      return changes().at(-1) === 'healthy';
    });
    command.kill('SIGINT');
    expect((await ended).exitCode).toBe(0);
  });

  test('stats of a stack that is down is an error', async () => {
    await workspace.json('down');
    const { exitCode, stdout } = await workspace.run('stats', '--json');
    expect({ exitCode, code: JSON.parse(stdout).error.code }).toEqual({
      exitCode: 3,
      code: 'STACK_DOWN',
    });
  });
});
