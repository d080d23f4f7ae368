import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { secretsRotateResult } from '../../../src/schemas/secrets-rotate-result.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { key, RotationWorkspace } from '../../support/rotation-workspace.ts';
import { finished } from '../../support/scenario-workspace.ts';

const { result } = RotationWorkspace;
const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error;
const picky = join(repositoryRoot, 'cli/test/fixtures/units/picky.mjs');

describe('secrets rotate', () => {
  test('gives the running units the new value, keeps the old one for a way back, and goes that way', async () => {
    await using workspace = await RotationWorkspace.create();
    await workspace.site.json('up');
    const rotated = result(await workspace.rotate('new-key'));
    expect(secretsRotateResult.parse(rotated)).toEqual({
      rotated: [
        {
          secret: key,
          from: 1,
          version: 2,
          replaced: ['agents'],
          waiting: [],
          retireAfter: workspace.record?.versions[0]?.retireAfter,
        },
      ],
      certificates: [],
      abandoned: [],
      retired: [],
      kept: [],
      vaults: [],
      steps: [],
    });
    expect(await workspace.given('agents', key)).toBe('new-key');
    expect(await workspace.site.json('plan')).toMatchObject({ operations: [] });

    const back = await workspace.site.run(['secrets', 'rollback', key, '--yes', '--json']);
    expect(result(back).rotated).toMatchObject([{ from: 2, version: 1, replaced: ['agents'] }]);
    expect(await workspace.given('agents', key)).toBe('old-key');
    for (const value of ['old-key', 'new-key']) expect(workspace.site.holding(value)).toEqual([]);
  });

  test('with the stack down, tests and switches, and names who reads it at the next start', async () => {
    await using workspace = await RotationWorkspace.create();
    const { rotated } = result(await workspace.rotate('new-key'));
    expect(rotated).toMatchObject([{ version: 2, replaced: [], waiting: ['agents'] }]);
    await workspace.site.json('up');
    expect(await workspace.given('agents', key)).toBe('new-key');
  });

  test('changes nothing when the provider refuses the new value', async () => {
    await using workspace = await RotationWorkspace.create();
    const run = await workspace.rotate('mistyped');
    expect(run.exitCode).toBe(4);
    expect(errorOf(run).code).toBe('KEY_REFUSED');
    expect(workspace.states).toEqual(['1 current', '2 retired']);
    expect(run.stdout + run.stderr).not.toContain('mistyped');
  });

  test('keeps an untested value while the provider is away, and goes on when it is back', async () => {
    await using workspace = await RotationWorkspace.create();
    const { port } = workspace.provider;
    await workspace.provider[Symbol.asyncDispose]();
    const run = await workspace.rotate('new-key');
    expect(errorOf(run).code).toBe('KEY_UNCLEAR');
    expect(workspace.states).toEqual(['1 current', '2 pending']);
    expect(errorOf(await workspace.rotate('new-key')).code).toBe('ROTATION_OPEN');
    const { ProviderServer } = await import(
      '../../../../packages/agents/test/support/provider-server.ts'
    );
    await using _back = await ProviderServer.start({ keys: ['new-key'], port });
    expect(result(await workspace.resume()).rotated).toMatchObject([{ version: 2 }]);
    expect(workspace.states).toEqual(['1 previous', '2 current']);
  });

  test('gives an untested value up when it is told to', async () => {
    await using workspace = await RotationWorkspace.create();
    await workspace.provider[Symbol.asyncDispose]();
    await workspace.rotate('new-key');
    result(await workspace.site.run(['secrets', 'rotate', '--abandon', '--json']));
    expect(workspace.states).toEqual(['1 current', '2 retired']);
  });

  test('brings the old value back when a unit does not get healthy with the new one', async () => {
    await using workspace = await RotationWorkspace.create({
      agents: { enabled: false },
      camera: { command: ['node', picky] },
    });
    const { site } = workspace;
    await site.set('OWN_TOKEN', 'fine');
    await site.json('up');
    const run = await site.run(['secrets', 'rotate', 'OWN_TOKEN', '--json', '--timeout', '10'], {
      input: 'bad',
    });
    expect(errorOf(run).code).toBe('ROTATION_REVERTED');
    expect(run.exitCode).toBe(1);
    expect(await workspace.given('camera', 'OWN_TOKEN')).toBe('fine');
    expect(await site.json('plan')).toMatchObject({ operations: [] });
  });

  test('removes an old value with the first look after its grace', async () => {
    await using workspace = await RotationWorkspace.create();
    const { retired } = result(await workspace.rotate('new-key', '--grace', '0'));
    expect(retired).toEqual([{ secret: key, version: 1 }]);
    expect(workspace.states).toEqual(['1 retired', '2 current']);
    const run = await workspace.site.run(['secrets', 'rollback', key, '--yes', '--json']);
    expect(errorOf(run).code).toBe('SECRET_VERSION_UNKNOWN');
  });

  test.each([
    ['up', ['up']],
    ['secrets status', ['secrets', 'status']],
  ])('leaves an old value to `%s` once its grace is over', async (_command, argv) => {
    await using workspace = await RotationWorkspace.create();
    result(await workspace.rotate('new-key', '--grace', '1s'));
    expect(workspace.states).toEqual(['1 previous', '2 current']);
    await delay(1_100);
    const { exitCode, stderr } = await workspace.site.run(argv);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Removed version 1 of OPENAI_API_KEY, whose time was over');
    expect(workspace.states).toEqual(['1 retired', '2 current']);
  });

  test('is told of by `up` and `secrets status` when it was cut off', async () => {
    await using workspace = await RotationWorkspace.create();
    await workspace.provider[Symbol.asyncDispose]();
    await workspace.rotate('new-key');
    for (const argv of [['up'], ['secrets', 'status']]) {
      const { stderr } = await workspace.site.run(argv);
      expect(stderr).toContain('A rotation of OPENAI_API_KEY was cut off');
    }
  });

  test('is done by one command at a time', async () => {
    await using workspace = await RotationWorkspace.create();
    // It waits for the value with the lock in its hands.
    const first = workspace.site.start(['secrets', 'rotate', key, '--json']);
    const ended = finished(first);
    while (!existsSync(workspace.site.paths.rotationLock)) await delay(5);
    const second = await workspace.rotate('new-key');
    expect(errorOf(second).code).toBe('SECRETS_LOCKED');
    first.stdin?.end('new-key');
    expect(result(await ended).rotated).toMatchObject([{ version: 2 }]);
  });

  test('keeps others from storing a value until it has ended', async () => {
    await using workspace = await RotationWorkspace.create();
    await workspace.provider[Symbol.asyncDispose]();
    await workspace.rotate('new-key');
    const set = await workspace.site.run(['secrets', 'set', key, '--json'], { input: 'third' });
    expect(errorOf(set).code).toBe('ROTATION_OPEN');
    expect(workspace.states).toEqual(['1 current', '2 pending']);
  });

  test('goes on, and is given up, for the secrets that are named', async () => {
    await using workspace = await RotationWorkspace.create();
    const { site, provider } = workspace;
    const environment = { ANTHROPIC_BASE_URL: provider.url.replace('/v1', '') };
    await provider[Symbol.asyncDispose]();
    await site.set('ANTHROPIC_API_KEY', 'old');
    for (const name of [key, 'ANTHROPIC_API_KEY']) {
      await site.run(['secrets', 'rotate', name], { input: 'new', environment });
    }
    const steps = async () =>
      result(await site.run(['secrets', 'rotate', '--resume', '--dry-run', '--json'])).steps.map(
        (step) => step.replace(/ begun.*/, ''),
      );
    expect(await steps()).toEqual([
      `${key}: go on with version 2,`,
      'ANTHROPIC_API_KEY: go on with version 2,',
    ]);
    const given = await site.run(['secrets', 'rotate', key, '--abandon', '--json']);
    expect(result(given).abandoned).toEqual([key]);
    expect(await steps()).toEqual(['ANTHROPIC_API_KEY: go on with version 2,']);
  });

  test('does not keep the stack from starting when its journal is damaged', async () => {
    await using workspace = await RotationWorkspace.create();
    writeFileSync(workspace.site.paths.rotation, 'garbage\n');
    const up = await workspace.site.run(['up']);
    expect(up.exitCode).toBe(0);
    expect(up.stderr).toContain('ROTATION_JOURNAL_DAMAGED');
    expect(errorOf(await workspace.rotate('new-key')).code).toBe('ROTATION_JOURNAL_DAMAGED');
  });

  test.each([
    ['two values through one pipe', ['rotate', key, 'OWN_TOKEN', '--stdin'], 'USAGE'],
    ['names beside `--due`', ['rotate', key, '--due'], 'USAGE'],
    ['a secret that nothing reads', ['rotate', 'OPENAI_KEY'], 'SECRET_UNKNOWN'],
    ['a span that is none', ['rotate', key, '--grace', 'soon'], 'USAGE'],
    ['going back without anybody to ask', ['rollback', key], 'ANSWER_MISSING'],
  ])('refuses %s', async (_what, argv, code) => {
    await using workspace = await RotationWorkspace.create();
    const run = await workspace.site.run(['secrets', ...argv, '--json'], { input: 'x' });
    expect(errorOf(run).code).toBe(code);
    expect(run.exitCode).toBe(2);
    expect(workspace.states).toEqual(['1 current']);
  });

  test('refuses a secret that the process environment sets, since units would get that one', async () => {
    await using workspace = await RotationWorkspace.create();
    const run = await workspace.site.run(['secrets', 'rotate', key, '--json'], {
      input: 'new-key',
      environment: { OPENAI_API_KEY: 'from-the-shell' },
    });
    expect(errorOf(run).code).toBe('SECRET_OVERRIDDEN');
  });

  test('shows its steps without doing any', async () => {
    await using workspace = await RotationWorkspace.create();
    const { steps } = result(await workspace.rotate('new-key', '--dry-run'));
    expect(steps).toEqual([
      `${key}: store the new value as a pending version`,
      `${key}: ask OpenAI at ${new URL(workspace.provider.url).origin} whether it accepts it`,
      `${key}: make it the one in use`,
      `${key}: \`agents\` does not run, and reads it when it is started`,
      `${key}: keep the old value for 24h`,
    ]);
    expect(workspace.states).toEqual(['1 current']);
    expect(workspace.steps).toEqual([]);
  });
});
