import { expect, test } from 'vitest';
import { OpenAiAdminServer } from '../../support/openai-admin-server.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';

async function prepared(environment: Readonly<Record<string, string>> = {}) {
  const provider = await OpenAiAdminServer.start(['sk-pasted']);
  const off = { enabled: false };
  const site = new SecretsWorkspace(
    {},
    {
      driver: 'process',
      secrets: { scope: 'demo', store: 'vault' },
      environment: {
        OPENAI_BASE_URL: provider.url,
        OPENAI_PROJECT_ID: OpenAiAdminServer.project,
        ...environment,
      },
      units: { solver: off, vision: off, orchestrator: off },
    },
  );
  await site.set(key, 'sk-pasted');
  const create = (...flags: string[]) =>
    site.run(['secrets', 'rotate', key, '--create', '--json', ...flags]);
  return {
    provider,
    site,
    create,
    [Symbol.asyncDispose]: async () => {
      await site.run(['down']);
      await provider[Symbol.asyncDispose]();
      site[Symbol.dispose]();
    },
  };
}

const codeOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error.code;
const names = ({ accounts }: OpenAiAdminServer) => accounts.map(({ id }) => id);

test('the provider makes the new key, and revokes it once it is replaced and its grace is over', async () => {
  await using world = await prepared();
  const { provider, site, create } = world;
  await site.set('OPENAI_ADMIN_KEY', provider.adminKey);
  await site.json('up');
  const first = await create();
  expect(first.exitCode).toBe(0);
  expect(JSON.parse(first.stdout).rotated).toMatchObject([
    { from: 1, version: 2, replaced: ['agents'] },
  ]);
  expect(names(provider)).toEqual(['svc_acct_1']);

  const second = await create('--grace', '0');
  expect(JSON.parse(second.stdout).retired).toEqual([{ secret: key, version: 2 }]);
  expect(names(provider)).toEqual(['svc_acct_2']);
  expect(await site.seen(key)).toBe('sk-svcacct-made-2');
  for (const value of ['sk-svcacct-made-1', 'sk-svcacct-made-2', provider.adminKey]) {
    expect(site.holding(value)).toEqual([]);
    expect(first.stdout + first.stderr + second.stdout + second.stderr).not.toContain(value);
  }
});

test('a key that was made although the provider said otherwise is found and revoked', async () => {
  await using world = await prepared();
  const { provider, site, create } = world;
  await site.set('OPENAI_ADMIN_KEY', provider.adminKey);
  // They fill the first page of the list.
  provider.accounts.push(
    ...['a', 'b', 'c'].map((id) => ({ id, name: `of-somebody-${id}`, value: id })),
  );
  provider.failsAfterMaking = true;
  expect(codeOf(await create())).toBe('KEY_NOT_MADE');
  expect(names(provider)).toEqual(['a', 'b', 'c']);
  expect(await site.seen(key)).toBe('sk-pasted');
  provider.failsAfterMaking = false;
  expect((await create()).exitCode).toBe(0);
});

test('an old key that cannot be revoked is kept, told of, and revoked the next time', async () => {
  await using world = await prepared();
  const { provider, site, create } = world;
  await site.set('OPENAI_ADMIN_KEY', provider.adminKey);
  await create();
  await site.set('OPENAI_ADMIN_KEY', 'sk-admin-that-is-refused');
  const run = await site.run(['secrets', 'rotate', key, '--grace', '0', '--json'], {
    input: 'sk-pasted',
  });
  const { kept, retired } = JSON.parse(run.stdout);
  expect({ kept, retired }).toEqual({
    kept: ['The provider has not revoked the key: it answered with HTTP 401'],
    retired: [],
  });
  await site.set('OPENAI_ADMIN_KEY', provider.adminKey);
  expect((await site.run(['secrets', 'status'])).stderr).toContain('Removed version 2');
  expect(names(provider)).toEqual([]);
});

test.each([
  ['the admin key', {}, 'OPENAI_ADMIN_KEY'],
  ['the project', { OPENAI_PROJECT_ID: '' }, 'OPENAI_PROJECT_ID'],
])('without %s nothing is made', async (_what, environment, missing) => {
  await using world = await prepared(environment);
  const run = await world.create();
  expect(codeOf(run)).toBe('KEY_NOT_MADE');
  expect(run.stdout).toContain(missing);
  expect(world.provider.accounts).toEqual([]);
});
