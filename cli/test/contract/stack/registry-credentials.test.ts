import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { registryCredentials } from '../../../src/stack/drivers/docker/build/registry-credentials.ts';
import { suiteFolder } from '../../support/suite-folder.ts';

const folder = suiteFolder();
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
  rmSync(join(folder, 'config.json'), { force: true });
});

const settings = (value: object) =>
  writeFileSync(join(folder, 'config.json'), JSON.stringify(value));
const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

test('nobody is logged in where nothing is kept', async () => {
  expect(await registryCredentials('registry.lab', folder)).toBeUndefined();
  settings({ auths: { 'registry.lab': {} } });
  expect(await registryCredentials('registry.lab', folder)).toBeUndefined();
});

test('a login is found under the name of its registry, that of Docker Hub under its own', async () => {
  settings({
    auths: {
      'https://index.docker.io/v1/': auth('me:hub:secret'),
      'registry.lab:5000': auth('you:lab'),
      'token.lab': { identitytoken: 'long' },
    },
  });
  const ask = (host: string) => registryCredentials(host, folder);
  expect(await ask('registry-1.docker.io')).toEqual({ username: 'me', secret: 'hub:secret' });
  expect(await ask('registry.lab:5000')).toEqual({ username: 'you', secret: 'lab' });
  expect(await ask('token.lab')).toEqual({ username: '', secret: 'long' });
});

test('a helper is asked where one keeps the logins', async () => {
  settings({ credsStore: 'test', credHelpers: { 'other.lab': 'gone' } });
  const helper = `#!/bin/sh
read host; [ "$host" = registry.lab ] || exit 1
echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"from $1 $host\\"}"
`;
  writeFileSync(join(folder, 'docker-credential-test'), helper, { mode: 0o755 });
  process.env.PATH = `${folder}:${path}`;
  expect(await registryCredentials('registry.lab', folder)).toEqual({
    username: '',
    secret: 'from get registry.lab',
  });
  expect(await registryCredentials('other.lab', folder)).toBeUndefined();
});
