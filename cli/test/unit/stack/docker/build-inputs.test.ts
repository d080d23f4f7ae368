import { describe, expect, test } from 'vitest';
import { buildInputs } from '../../../../src/stack/drivers/docker/build/build-inputs.ts';

const nothing = { args: {}, secrets: new Map(), extraHosts: [] };

describe('what a build takes of its caller', () => {
  test('is nothing where nothing is set', () => {
    expect(buildInputs({ PATH: '/bin', npm_config_registry: '', POKERBOT_BUILD_CA: '' })).toEqual(
      nothing,
    );
  });

  test('is ways to registries, and no path of this machine', () => {
    const environment = {
      HTTP_PROXY: 'http://proxy.lab:3128',
      npm_config_registry: 'http://npm.lab/',
      PIP_INDEX_URL: 'http://pip.lab/',
      NODE_EXTRA_CA_CERTS: '/etc/lab.pem',
    };
    const { NODE_EXTRA_CA_CERTS: _path, ...args } = environment;
    expect(buildInputs(environment)).toEqual({ ...nothing, args });
  });

  test('names the secret to every program that has a variable for it', () => {
    const { args, secrets } = buildInputs({ POKERBOT_BUILD_CA: import.meta.filename });
    expect(args).toEqual({
      NODE_EXTRA_CA_CERTS: '/run/secrets/ca',
      REQUESTS_CA_BUNDLE: '/run/secrets/ca',
      CARGO_HTTP_CAINFO: '/run/secrets/ca',
    });
    expect([...secrets.keys()]).toEqual(['ca']);
  });

  test('knows this machine by a name where a proxy listens on its loopback', () => {
    expect(buildInputs({ http_proxy: 'http://localhost:8080/' })).toEqual({
      ...nothing,
      args: { http_proxy: 'http://host.docker.internal:8080/' },
      extraHosts: ['host.docker.internal:host-gateway'],
    });
  });
});
