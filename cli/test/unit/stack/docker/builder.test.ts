import { expect, test } from 'vitest';
import type { BuildInputs } from '../../../../src/stack/drivers/docker/build/build-inputs.ts';
import { openBuilder } from '../../../../src/stack/drivers/docker/build/builder.ts';
import { encodeEntry } from '../../../../src/stack/drivers/docker/build/tar-entry.ts';
import type { DockerSite } from '../../../../src/stack/drivers/docker/docker-site.ts';

const podman = { product: 'podman' } as DockerSite;
const inputs: BuildInputs = { args: {}, secrets: new Map(), extraHosts: [] };

test('Podman is sent the files that steps may see, under names that it takes out of the archive', async () => {
  const content = Buffer.from('an authority');
  const { query, entries } = await openBuilder(podman, {
    ...inputs,
    secrets: new Map([['ca', content]]),
  });
  expect(query).toEqual({ secrets: '["id=ca,src=podman-build-secret-ca"]' });
  expect(entries).toEqual([
    encodeEntry({ kind: 'file', path: 'podman-build-secret-ca', executable: false, content }),
  ]);
});

test('Podman is asked for no session, which it does not have', async () => {
  const { query, entries } = await openBuilder(podman, inputs);
  expect([query, entries]).toEqual([{ secrets: '[]' }, []]);
});

test('Podman is told of a proxy on this machine by the name that its builds know', async () => {
  const { args, query } = await openBuilder(podman, {
    ...inputs,
    args: { HTTP_PROXY: 'http://host.docker.internal:3128', npm_config_registry: 'http://lab/' },
    extraHosts: ['host.docker.internal:host-gateway'],
  });
  expect(args).toEqual({
    HTTP_PROXY: 'http://host.containers.internal:3128',
    npm_config_registry: 'http://lab/',
  });
  expect(query).not.toHaveProperty('extrahosts');
});
