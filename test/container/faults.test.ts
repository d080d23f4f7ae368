import { randomUUID } from 'node:crypto';
import { appendFileSync, chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { FailureCard } from '../../cli/src/stack/failure/failure-card.ts';
import { freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { ContainerWorkspace, disposeAll, docker, serving } from '../support/container-workspace.ts';
import { mountFullDisk } from '../support/full-disk.ts';
import {
  faultyPrograms,
  foreignProgram,
  type InjectedFault,
  rounds,
  type Surroundings,
} from '../support/injected-faults.ts';

const disposals: (() => unknown)[] = [];

afterAll(() => disposeAll(disposals.reverse()));

/** A workspace with the programs that its units run. */
async function workspaceOf(name: string): Promise<ContainerWorkspace> {
  const workspace = await ContainerWorkspace.create(name);
  disposals.push(() => workspace.dispose());
  for (const [file, code] of Object.entries(faultyPrograms)) {
    workspace.write(`programs/${file}`, code);
  }
  return workspace;
}

async function occupy(port: number): Promise<() => void> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return () => void server.close();
}

describe('a fault of a stack that starts', () => {
  let workspace: ContainerWorkspace;
  let machine: Surroundings;
  const cards = new Map<InjectedFault, FailureCard | undefined>();

  beforeAll(async () => {
    workspace = await workspaceOf('faults');
    machine = await surroundings();
    await go(rounds.beginnings);
    // One that has a bad value in it is nobody's cache.
    await workspace.removeImage('vision');
    await Promise.all([go(rounds.obstacles), occupiedMeanwhile()]);
    await go(rounds.readiness);
    await go(rounds.names);
  });

  async function surroundings(): Promise<Surroundings> {
    const foreignImage = `pokerbot-test-foreign-${process.pid}:1`;
    const context = join(workspace.folder, 'foreign');
    mkdirSync(context);
    writeFileSync(join(context, 'program'), foreignProgram, { mode: 0o755 });
    writeFileSync(
      join(context, 'Dockerfile'),
      'FROM scratch\nCOPY program /\nENTRYPOINT ["/program"]\n',
    );
    const foreignPlatform = process.arch === 'arm64' ? 'linux/amd64' : 'linux/arm64';
    const build = ['build', '--quiet', '--platform', foreignPlatform, '--tag', foreignImage];
    await docker(...build, context);
    disposals.push(() => docker('image', 'rm', '--force', foreignImage));
    appendFileSync(
      join(workspace.folder, 'docker/vision.Dockerfile'),
      `ENV LOG_LEVEL=loud\n# ${randomUUID()}\n`,
    );
    const results = join(workspace.folder, 'results');
    const disk = mountFullDisk(results);
    if (disk) disposals.push(() => disk[Symbol.dispose]());
    lock(join(results, 'locked'));
    // Where only root may mount something, the shared memory of a container is small as well.
    const onFullDisk = disk ? 'results/hands.jsonl' : '/dev/shm/hands.jsonl';
    return { ports: await freePorts(6), foreignImage, foreignPlatform, onFullDisk };
  }

  /** A folder that is nobody's whom the units know. */
  function lock(folder: string): void {
    mkdirSync(folder);
    chmodSync(folder, 0o000);
    if (process.getuid?.() === 0) chownSync(folder, 4_242, 4_242);
    disposals.push(() => chmodSync(folder, 0o700));
  }

  async function go({ timeout, units, faults }: (typeof rounds)[keyof typeof rounds]) {
    workspace.declare(units(machine));
    const { code, details } = await workspace.refused('--timeout', String(timeout));
    expect(code).toBe('UNIT_FAILED');
    for (const fault of faults) {
      cards.set(
        fault,
        details.cards?.find(({ unit }) => unit === fault.unit),
      );
    }
  }

  async function occupiedMeanwhile(): Promise<void> {
    await workspace.untilRuns('gate');
    disposals.push(await occupy(machine.ports[1] ?? 0));
  }

  test.each(Object.values(rounds).flatMap(({ faults }) => faults))(
    '$fault is named $cause',
    (fault) => {
      const { cause, explanation } = fault;
      const card = cards.get(fault);
      expect({ cause: card?.cause, explanation: card?.explanation }).toEqual({
        cause,
        explanation: typeof explanation === 'string' ? explanation : explanation(machine),
      });
    },
  );
});

describe('a fault that shows before anything starts', () => {
  test('a written port that is taken is told with its holder', async () => {
    const workspace = await workspaceOf('early');
    const [port = 0] = await freePorts(1);
    onTestFinished(await occupy(port));
    workspace.declare({ gate: serving('healthy.mjs', port) });
    expect(await workspace.refused()).toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringMatching(
        new RegExp(`^Port ${port} of \`gate\` .* is held by .*\\(process ${process.pid}\\)$`),
      ),
    });
    expect(await workspace.owned('container')).toEqual([]);
  });

  test('a bad value of a known variable is told with where it is written', async () => {
    const workspace = await workspaceOf('early');
    workspace.declare({ orchestrator: { environment: { LOG_LEVEL: 'loud' } } });
    expect(await workspace.refused()).toMatchObject({
      code: 'ENV_INVALID',
      message:
        '`pokerbot.yaml`: `LOG_LEVEL` is `loud`: expected debug, info, warn, error or silent',
    });
    expect(await workspace.owned('container')).toEqual([]);
  });
});
