import { describe, expect, test } from 'vitest';
import { parseDotenv } from '../../../src/env/parse-dotenv.ts';
import { resolveEnvironment } from '../../../src/env/resolve-environment.ts';
import { settingsOf } from '../../../src/secrets/secret-settings.ts';
import type { SecretStore } from '../../../src/secrets/store.ts';
import { storedValues } from '../../../src/secrets/stored-values.ts';
import { VaultStore } from '../../../src/secrets/stores/vault/vault-store.ts';
import { parseManifest } from '../../../src/stack/manifest/parse-manifest.ts';
import { noon, SecretScope } from '../../support/secret-scope.ts';

const manifest = parseManifest(
  [
    'version: 1',
    'name: demo',
    'secrets:',
    '  scope: demo',
    '  variables:',
    '    CAMERA_TOKEN: [camera]',
  ].join('\n'),
  'pokerbot.yaml',
);
const settings = settingsOf('/srv/demo', manifest);

/** What `units` get, and which stores were opened for it. */
async function stored(
  scope: SecretScope,
  units: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const opened: string[] = [];
  const context = {
    clock: { now: () => noon, monotonic: () => 0 },
    environment: { POKERBOT_HOME: scope.home.path, ...environment },
    interactive: false,
    prompts: () => expect.fail('Nobody is asked'),
    signal: new AbortController().signal,
    stores: {
      open: async (kind: string): Promise<SecretStore> => {
        opened.push(kind);
        return await VaultStore.open({ paths: scope.paths });
      },
    },
  };
  const { values } = await storedValues({ context, workspace: '/srv/demo', settings, units });
  return { values, opened, environment };
}

describe('what a store gives to a stack', () => {
  test('is what its units read, with store and version as its origin', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), 'OPENAI_API_KEY', 'old');
    await scope.store(scope.book(), 'OPENAI_API_KEY', 'new');
    await scope.store(scope.book(), 'CAMERA_TOKEN', 'camera');
    const { values } = await stored(scope, ['agents', 'camera']);
    expect(values).toEqual({
      OPENAI_API_KEY: { value: 'new', origin: 'vault, version 2' },
      CAMERA_TOKEN: { value: 'camera', origin: 'vault, version 1' },
    });
  });

  test('opens no store where nothing is stored, or nothing that the units read', async () => {
    using scope = new SecretScope();
    expect(await stored(scope, ['agents'])).toMatchObject({ values: {}, opened: [] });
    await scope.store(scope.book(), 'OPENAI_API_KEY', 'key');
    expect(await stored(scope, ['solver'])).toMatchObject({ values: {}, opened: [] });
  });

  test.each(['OPENAI_API_KEY', 'OPENAI_API_KEY_FILE'])(
    'opens no store for what the process environment gives as %s',
    async (variable) => {
      using scope = new SecretScope();
      await scope.store(scope.book(), 'OPENAI_API_KEY', 'key');
      const given = await stored(scope, ['agents'], { [variable]: 'given' });
      expect(given).toMatchObject({ values: {}, opened: [] });
    },
  );

  test('beats the files and not the process environment, and is a secret', () => {
    const at = (processEnvironment: Record<string, string>) =>
      resolveEnvironment('agents', {
        manifest,
        files: { shared: parseDotenv('OPENAI_API_KEY=file', '.env'), units: {} },
        processEnvironment,
        stored: { OPENAI_API_KEY: { value: 'stored', origin: 'vault, version 1' } },
      }).OPENAI_API_KEY;
    expect(at({})).toEqual({
      value: 'stored',
      source: 'store',
      origin: 'vault, version 1',
      secret: true,
    });
    expect(at({ OPENAI_API_KEY: 'process' })?.value).toBe('process');
  });

  test('reaches only those units of your own that are named as its readers', () => {
    const inputs = {
      manifest,
      files: { shared: parseDotenv('CAMERA_TOKEN=from-file', '.env'), units: {} },
      processEnvironment: {},
    };
    expect(resolveEnvironment('camera', inputs).CAMERA_TOKEN?.secret).toBe(true);
    expect(resolveEnvironment('other', inputs).CAMERA_TOKEN).toBeUndefined();
  });
});
