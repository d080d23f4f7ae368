import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanResult } from '../../cli/src/stack/use-cases/results.ts';
import { freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { ContainerWorkspace, docker, serving } from '../support/container-workspace.ts';

const name = 'OWN_TOKEN';
let workspace: ContainerWorkspace;

beforeAll(async () => {
  workspace = await ContainerWorkspace.create('secretive');
  const [camera, other] = await freePorts(2);
  workspace.declare(
    { camera: serving('healthy.mjs', camera), other: serving('healthy.mjs', other) },
    { secrets: { variables: { [name]: ['camera'] } } },
  );
  await workspace.piped('sk-first-value\n', 'secrets', 'set', name, '--store', 'vault');
});
afterAll(() => workspace?.dispose());

async function plan() {
  const { operations }: PlanResult = JSON.parse(await workspace.succeed('plan', '--json'));
  return operations.map(({ kind, target, cause }) => ({
    what: `${kind} ${target}`,
    fields: cause.changes.map(({ field }) => field),
  }));
}

/** Everything of the workspace that was written to its folder. */
function files(): string {
  return readdirSync(workspace.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

async function inside(unit: string): Promise<string> {
  return await docker('exec', workspace.container(unit), 'sh', '-c', 'cat /run/secrets/* || true');
}

test('a secret of the store is a file in the container that reads it, and shows nowhere else', async () => {
  await workspace.up();
  expect(await inside('camera')).toBe('sk-first-value');
  expect(await inside('other')).toBe('');
  const inspected = await docker('inspect', workspace.container('camera'));
  expect(inspected).not.toContain('sk-first-value');
  expect(await docker('exec', workspace.container('camera'), 'env')).not.toContain('sk-first');
  expect(files()).not.toContain('sk-first-value');
});

test('a new value makes the container of its reader anew, and no other', async () => {
  await workspace.up();
  const idOf = (unit: string) =>
    docker('inspect', '--format', '{{.Id}}', workspace.container(unit));
  const [camera, other] = [await idOf('camera'), await idOf('other')];
  await workspace.piped('sk-second-value\n', 'secrets', 'set', name);
  expect(await plan()).toEqual([
    { what: 'stop camera', fields: [name] },
    { what: 'start camera', fields: [name] },
  ]);
  await workspace.up();
  expect(await inside('camera')).toBe('sk-second-value');
  expect(await idOf('camera')).not.toBe(camera);
  expect(await idOf('other')).toBe(other);
  expect(await docker('inspect', workspace.container('camera'))).not.toContain('sk-second-value');
  expect(await plan()).toEqual([]);
});
