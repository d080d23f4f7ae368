import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import EnvDiff from '../../../src/commands/env/diff.ts';
import EnvExplain from '../../../src/commands/env/explain.ts';
import EnvList from '../../../src/commands/env/list.ts';
import { run, workspace } from '../../support/env-command.ts';
import { edit } from '../../support/init-workspace.ts';

describe('a secret that only the manifest names', () => {
  const value = 'Qz7hVrT93kLmWp42';

  async function prepared() {
    const folder = await workspace();
    const declaration = [
      'secrets: { store: vault, variables: { CAMERA_TOKEN: [camera] } }',
      'units: { camera: { command: [node, camera.mjs] } }',
      '',
    ].join('\n');
    edit(folder.path, 'pokerbot.yaml', (text) => text.replace(/^units:[\s\S]*/m, '') + declaration);
    writeFileSync(join(folder.path, '.env.camera'), `CAMERA_TOKEN=${value}\n`);
    writeFileSync(join(folder.path, '.env.other'), 'CAMERA_TOKEN=another-value-of-it\n');
    return folder;
  }

  test('is shown by none of the commands', async () => {
    using folder = await prepared();
    const files = ['.env.camera', '.env.other'].map((name) => join(folder.path, name));
    for (const json of [[], ['--json']]) {
      const runs = [
        await run(folder.path, EnvExplain, 'CAMERA_TOKEN', ...json),
        await run(folder.path, EnvList, ...json),
        await run(folder.path, EnvDiff, ...files, ...json),
      ];
      const told = runs.map(({ stdout, stderr }) => stdout + stderr);
      expect(told.filter((text) => text.includes(value))).toEqual([]);
      expect(told.filter((text) => text.includes('CAMERA_TOKEN'))).toHaveLength(3);
    }
  });

  test('is explained as one, also when it is nowhere', async () => {
    using folder = await prepared();
    rmSync(join(folder.path, '.env.camera'));
    const { stdout } = await run(folder.path, EnvExplain, 'CAMERA_TOKEN', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ secret: true, readers: ['camera'] });
    expect(stdout).toContain('pokerbot secrets set CAMERA_TOKEN');
  });
});

test('the password of an address is not shown', async () => {
  using folder = await workspace();
  const password = 'kTq7vRz2mNpX';
  edit(folder.path, '.env.agents', () => `OPENAI_BASE_URL=http://bob:${password}@gw/v1\n`);
  const runs = [
    await run(folder.path, EnvList, '--json'),
    await run(folder.path, EnvExplain, 'OPENAI_BASE_URL', '--json'),
    await run(folder.path, EnvDiff, join(folder.path, '.env.agents'), '--json'),
  ];
  expect(runs.filter(({ stdout }) => stdout.includes(password))).toEqual([]);
});
