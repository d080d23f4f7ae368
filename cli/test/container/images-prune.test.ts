import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildResult } from '../../src/schemas/build-result.ts';
import { imagesPruneResult } from '../../src/schemas/images-prune-result.ts';
import { runBundle } from '../support/run-bundle.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { docker } from './docker-command.ts';

/** Nobody else on this engine has a unit of this name, so no image of anybody else is in question. */
const unit = `kept-${process.pid}`;
const off = ['solver', 'vision', 'agents', 'orchestrator'].map((name) => [
  name,
  { enabled: false },
]);
const containers: string[] = [];

let folder: TemporaryFolder;
const at = (workspace: string) => join(folder.path, workspace);

beforeAll(async () => {
  folder = new TemporaryFolder();
  for (const workspace of ['one', 'two']) {
    const args = ['init', workspace, '--yes', '--quiet', '--driver', 'docker'];
    await runBundle(args, { folder: folder.path });
    const units = { ...Object.fromEntries(off), [unit]: { runtime: 'rust', source: 'mine' } };
    const manifest = { version: 1, name: workspace, driver: 'docker', units };
    writeFileSync(join(at(workspace), 'pokerbot.yaml'), JSON.stringify(manifest));
    mkdirSync(join(at(workspace), 'mine'));
    const dockerfile = 'FROM node:24-bookworm-slim\nCOPY text /text\nCMD ["sleep", "600"]\n';
    writeFileSync(join(at(workspace), 'mine/Dockerfile'), dockerfile);
  }
});

afterAll(() => {
  for (const container of containers) docker('rm', '--force', container);
  const left = images();
  if (left.length > 0) docker('image', 'rm', '--force', ...left);
  folder[Symbol.dispose]();
});

function images(): string[] {
  const format = '{{.Repository}}:{{.Tag}}';
  const listed = docker('image', 'ls', '--format', format, `poker-bot/${unit}`);
  return listed.split('\n').filter(Boolean);
}

async function run(workspace: string, ...args: string[]) {
  // From outside: both are workspaces of one user, whose home this folder is.
  return await runBundle(['-C', at(workspace), ...args, '--json'], { folder: folder.path });
}

/** The image of the unit when its folder holds this text. */
async function built(workspace: string, text: string): Promise<string> {
  writeFileSync(join(at(workspace), 'mine/text'), text);
  const { stdout } = await run(workspace, 'build', unit);
  return buildResult.parse(JSON.parse(stdout)).images[0]?.image ?? '';
}

async function prune(workspace: string) {
  const { stdout, stderr, exitCode } = await run(workspace, 'images', 'prune', '--yes');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return imagesPruneResult.parse(JSON.parse(stdout));
}

describe('images prune', () => {
  test('removes what edits have left behind, and neither what is declared nor what is used', async () => {
    const [first, second] = [await built('one', '1'), await built('one', '2')];
    const third = await built('one', '3');
    containers.push(docker('create', second).trim());
    const { removed, kept, freedBytes } = await prune('one');
    expect({ removed, kept }).toEqual({
      removed: [first],
      kept: [{ image: second, because: 'container' }],
    });
    expect(freedBytes).toBeGreaterThanOrEqual(0);
    expect(images().sort()).toEqual([second, third].sort());
    expect((await prune('one')).removed).toEqual([]);
  });

  test('leaves what another workspace declares, until it is gone', async () => {
    const shared = await built('one', 'shared');
    expect(await built('two', 'shared')).toBe(shared);
    const own = await built('one', 'own');
    expect((await prune('one')).kept).toContainEqual({ image: shared, because: 'workspace' });
    expect(images()).toEqual(expect.arrayContaining([shared, own]));
    rmSync(at('two'), { recursive: true });
    expect((await prune('one')).removed).toEqual([shared]);
  });

  test('keeps an image that an edit has come back to', async () => {
    const [before] = [await built('one', 'a'), await built('one', 'b')];
    writeFileSync(join(at('one'), 'mine/text'), 'a');
    const { removed } = await prune('one');
    expect(removed).not.toContain(before);
    expect(removed).toHaveLength(2);
    expect(images()).toContain(before);
  });

  test('removes nothing where nobody confirms it', async () => {
    const left = await built('one', 'c');
    await built('one', 'd');
    const { exitCode, stdout } = await run('one', 'images', 'prune', '--no-input');
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, 'ANSWER_MISSING']);
    expect(images()).toContain(left);
  });
});
