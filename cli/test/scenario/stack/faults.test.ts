import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FailureCard } from '../../../src/stack/failure/failure-card.ts';
import type { StatusResult, UpResult } from '../../../src/stack/use-cases/results.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import {
  eventually,
  finished,
  freePorts,
  isRunning,
  ScenarioWorkspace,
} from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
let ports: number[];

beforeEach(async () => {
  workspace = new ScenarioWorkspace();
  ports = await freePorts(3);
});
afterEach(() => workspace.dispose());

interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: { readonly cards?: FailureCard[] };
  };
}

describe('a stack under fire', () => {
  test('a unit that is killed is started again', async () => {
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    const up = await workspace.json<UpResult>('up');
    const pid = up.units[0]!.pid!;
    process.kill(pid, 'SIGKILL');
    await eventually('another process is healthy', () => {
      const unit = workspace.unit('alpha');
      return unit?.state === 'healthy' && unit.pid !== pid;
    });
    expect(workspace.unit('alpha')).toMatchObject({ restarts: 1 });
    expect((await workspace.json<UpResult>('up')).operations).toEqual([]);
  });

  test('when the supervisor is killed nothing of it remains after 2 s, and up repairs', async () => {
    workspace.declare({
      stubborn: { program: 'stubborn', port: ports[0]! },
      hanging: { program: 'healthy', port: ports[1]! },
    });
    await workspace.json('up');
    const grandchild = Number(workspace.log('stubborn').match(/child (\d+)/)?.[1]);
    const pids = [workspace.unit('stubborn')?.pid, workspace.unit('hanging')?.pid, grandchild];
    expect(pids.map(isRunning)).toEqual([true, true, true]);
    void fetch(`http://127.0.0.1:${ports[1]}/hang`).catch(() => undefined);
    process.kill(workspace.state().supervisor!.pid, 'SIGKILL');
    const took = await eventually('all children are gone', () => !pids.some(isRunning));
    expect(took).toBeLessThan(2_000);
    const repaired = await workspace.json<UpResult>('up');
    expect(repaired.units.map(({ state }) => state)).toEqual(['healthy', 'healthy']);
  });

  test('a unit that outlived supervisor and watchdog is found and replaced', async () => {
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    await workspace.json('up');
    const unit = workspace.unit('alpha')!.pid!;
    const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    const watchdog = children.match(new RegExp(`^\\s*(\\d+)\\s+${unit}$`, 'm'))?.[1];
    process.kill(Number(watchdog), 'SIGKILL');
    process.kill(workspace.state().supervisor!.pid, 'SIGKILL');
    const { units } = await workspace.json<StatusResult>('status');
    expect(units).toMatchObject([{ name: 'alpha', state: 'orphaned', pid: unit }]);
    const repaired = await workspace.json<UpResult>('up');
    expect(isRunning(unit)).toBe(false);
    expect(repaired.units).toMatchObject([{ state: 'healthy' }]);
  });

  test('a supervisor that hangs is ended by down, with everything that it ran', async () => {
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    await workspace.json('up');
    const { supervisor } = workspace.state();
    const pids = [supervisor?.pid, workspace.unit('alpha')?.pid];
    process.kill(supervisor!.pid, 'SIGSTOP');
    expect((await workspace.run('down')).exitCode).toBe(0);
    expect(pids.map(isRunning)).toEqual([false, false]);
    expect((await workspace.json<UpResult>('up')).units).toMatchObject([{ state: 'healthy' }]);
  });

  test('a stack whose snapshot was removed is found again', async () => {
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    const before = await workspace.json<UpResult>('up');
    rmSync(`${workspace.folder}/.pokerbot`, { recursive: true });
    const after = await workspace.json<UpResult>('up');
    expect(after.operations).toEqual([]);
    expect(after.units.map(({ pid }) => pid)).toEqual(before.units.map(({ pid }) => pid));
  });

  test('a command that is killed in the middle stops nothing, and the next one converges', async () => {
    const environment = { READY_AFTER_MS: '1500' };
    workspace.declare({ slow: { program: 'healthy', port: ports[0]!, environment } });
    const command = workspace.start('up');
    const ended = finished(command);
    await eventually(
      'the unit runs',
      () => stateExists() && isRunning(workspace.unit('slow')?.pid),
    );
    command.kill('SIGKILL');
    await ended;
    const pid = workspace.unit('slow')?.pid;
    const next = await workspace.json<UpResult>('up');
    expect(next.units).toMatchObject([{ state: 'healthy', pid }]);
  });

  test('Ctrl-C ends the command with 130 and leaves a state that up completes', async () => {
    const environment = { READY_AFTER_MS: '2000' };
    workspace.declare({ slow: { program: 'healthy', port: ports[0]!, environment } });
    const command = workspace.start('up');
    const ended = finished(command);
    await eventually(
      'the unit runs',
      () => stateExists() && isRunning(workspace.unit('slow')?.pid),
    );
    command.kill('SIGINT');
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('INTERRUPTED');
    expect((await workspace.json<UpResult>('up')).units).toMatchObject([{ state: 'healthy' }]);
  });

  test('ten commands at once agree', async () => {
    workspace.declare({
      alpha: { program: 'healthy', port: ports[0]! },
      beta: { program: 'healthy', port: ports[1]! },
    });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => workspace.run('up', '--json')),
    );
    expect(results.map(({ exitCode }) => exitCode)).toEqual(Array(10).fill(0));
    const working = results.filter(
      ({ stdout }) => (JSON.parse(stdout) as UpResult).operations.length > 0,
    );
    expect(working).toHaveLength(1);
    expect(workspace.log('alpha').match(/--- started/g)).toHaveLength(1);
  });

  test('a second command that may not wait says who holds the lock', async () => {
    const environment = { READY_AFTER_MS: '1500' };
    workspace.declare({ slow: { program: 'healthy', port: ports[0]!, environment } });
    const command = workspace.start('up');
    const ended = finished(command);
    await eventually(
      'the unit runs',
      () => stateExists() && isRunning(workspace.unit('slow')?.pid),
    );
    const { exitCode, stdout } = await workspace.run('up', '--no-wait', '--json');
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'LOCKED', details: { pid: command.pid, verb: 'up' } },
    });
    expect((await ended).exitCode).toBe(0);
  });

  test('a written port that somebody else has is an error that names the holder', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(ports[0], '127.0.0.1', resolve);
    });
    workspace.declare({ alpha: { program: 'healthy', port: ports[0]! } });
    const { exitCode, stdout } = await workspace.run('up', '--json');
    server.close();
    expect(exitCode).toBe(3);
    const { error } = JSON.parse(stdout) as ErrorDocument;
    expect(error.code).toBe('PORT_TAKEN');
    expect(error.message).toContain(`Port ${ports[0]} of \`alpha\``);
    expect(error.message).toContain(`(process ${process.pid})`);
  });

  test('a chosen port that is taken before its unit listens is replaced by the next free one', async () => {
    workspace.declare({}, { vision: {} });
    await workspace.json('up');
    const port = workspace.unit('vision')!.ports[0]!.port;
    await workspace.json('down');
    const squatter = { program: 'healthy', port: ports[0]!, environment: { SQUAT: String(port) } };
    workspace.declare({ squatter }, { vision: { dependsOn: ['squatter'] } });
    const { units } = await workspace.json<UpResult>('up');
    expect(units.map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
      'squatter healthy',
      'vision healthy',
    ]);
    expect(workspace.unit('vision')!.ports[0]!.port).toBeGreaterThan(port);
    expect((await workspace.json<UpResult>('up')).operations).toEqual([]);
  });

  test('a unit that fails is shown on a card, and what needs it is left out', async () => {
    const environment = {
      LAST_WORDS: "Error: ENOENT: no such file or directory, open 'missing.json'",
    };
    workspace.declare({
      broken: { program: 'crash', port: ports[0]!, environment },
      needy: { program: 'healthy', port: ports[1]!, dependsOn: ['broken'] },
      lucky: { program: 'healthy', port: ports[2]! },
    });
    const { exitCode, stdout } = await workspace.run('up', '--json');
    expect(exitCode).toBe(1);
    const { error } = JSON.parse(stdout) as ErrorDocument;
    expect(error).toMatchObject({
      code: 'UNIT_FAILED',
      details: {
        skipped: ['start needy'],
        cards: [{ unit: 'broken', cause: 'file-missing', exitCode: 1, attempts: 3 }],
      },
    });
    expect(workspace.unit('lucky')?.state).toBe('healthy');
    const people = await workspace.run('up');
    expect(people.stderr).toContain('The file `missing.json` does not exist (file-missing)');
  });

  test('a service whose host nobody knows is named by the bot that waits for it', async () => {
    cpSync(`${repositoryRoot}/config`, `${workspace.folder}/config`, { recursive: true });
    const environment = { SOLVER_ADDR: 'solver.nowhere:50051' };
    workspace.declare({}, { orchestrator: { environment } });
    const { stdout } = await workspace.run('up', '--json', '--timeout', '10');
    const { error } = JSON.parse(stdout) as ErrorDocument;
    expect(error.details.cards).toMatchObject([
      {
        unit: 'orchestrator',
        cause: 'host-unknown',
        explanation: 'The host `solver.nowhere`, which the unit waits for, cannot be resolved',
        next: 'grep -n solver.nowhere .env .env.* pokerbot.yaml',
      },
    ]);
  });

  const stateExists = () => existsSync(`${workspace.folder}/.pokerbot/stack.json`);
});
