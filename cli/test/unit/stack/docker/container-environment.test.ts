import { describe, expect, test } from 'vitest';
import {
  containerEnvironment,
  missingEnvironment,
} from '../../../../src/stack/drivers/docker/container/container-environment.ts';
import type { UnitSpec } from '../../../../src/stack/unit-spec.ts';

const unit: UnitSpec = {
  name: 'agents',
  kind: 'daemon',
  command: '',
  args: [],
  workingDirectory: '/bot',
  environment: {
    LOG_LEVEL: 'info',
    SOLVER_ADDR: 'solver:50051',
    LAB_ADDR: 'lab.example:1',
    API_KEY: 'sk-1',
    API_KEY_FILE: '/old',
  },
  secrets: ['sk-1'],
  secretVariables: ['API_KEY'],
  ports: [],
  dependsOn: [],
  configuration: {},
};
const own = ['LOG_LEVEL=info', 'SOLVER_ADDR=solver:50051', 'LAB_ADDR=lab.example:1'];

describe('the environment of a container', () => {
  test('names files in the place of secrets', () => {
    expect(containerEnvironment({ unit, secretsFolder: '/dev/shm/x', caller: {} })).toEqual([
      ...own,
      'API_KEY_FILE=/run/secrets/API_KEY',
    ]);
  });

  test('has no login of a proxy, whatever is in it', () => {
    for (const login of ['me:word@', 'me:w@rd/@', 'token@', '']) {
      const caller = { HTTPS_PROXY: `http://${login}proxy.lab:3128`, http_proxy: `${login}lab:1` };
      expect(containerEnvironment({ unit, secretsFolder: undefined, caller })).toEqual(
        expect.arrayContaining(['HTTPS_PROXY=http://proxy.lab:3128', 'http_proxy=lab:1']),
      );
    }
  });

  test('has the proxies of the caller, which are not asked for other units', () => {
    const caller = { https_proxy: 'http://me:word@localhost:3128/', NO_PROXY: 'lab.example' };
    const exceptions = 'lab.example,localhost,127.0.0.1,host.docker.internal,solver';
    expect(containerEnvironment({ unit, secretsFolder: undefined, caller })).toEqual([
      'https_proxy=http://host.docker.internal:3128/',
      `NO_PROXY=${exceptions}`,
      `no_proxy=${exceptions}`,
      ...own,
    ]);
  });

  test('keeps a proxy that the unit sets itself', () => {
    const environment = { HTTP_PROXY: 'http://own:1' };
    const options = { unit: { ...unit, environment }, secretsFolder: undefined };
    expect(
      containerEnvironment({ ...options, caller: { HTTP_PROXY: 'http://other:1' } }),
    ).toContain('HTTP_PROXY=http://own:1');
  });
});

describe('the environment of a command in a container', () => {
  test('is what the container does not have, without secrets', () => {
    expect(missingEnvironment(unit, ['PATH=/bin', 'LOG_LEVEL=debug', ...own.slice(1)])).toEqual([
      'LOG_LEVEL=info',
    ]);
  });
});
