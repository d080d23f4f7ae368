import { describe, expect, test } from 'vitest';
import { environmentProblems } from '../../../src/env/check-environment.ts';
import { parseDotenv } from '../../../src/env/parse-dotenv.ts';
import { resolveEnvironment } from '../../../src/env/resolve-environment.ts';
import { parseManifest } from '../../../src/stack/manifest/parse-manifest.ts';

const manifest = parseManifest(
  [
    'version: 1',
    'name: demo',
    'environment:',
    '  LOG_LEVEL: warn',
    'units:',
    '  solver:',
    '    environment:',
    '      SOLVER_PORT: 6001',
    '      OWN_SETTING: from the manifest',
  ].join('\n'),
  'pokerbot.yaml',
);
const empty = parseManifest('version: 1\nname: demo', 'pokerbot.yaml');
const file = (path: string, text: string) => parseDotenv(text, path);
const nothing = { files: { units: {} }, processEnvironment: {} };

describe('the environment of a unit', () => {
  test('takes each value from the strongest place and says where that is', () => {
    const inputs = {
      manifest,
      files: {
        shared: file('.env', 'SOLVER_PORT=6002\nSOLVER_METRICS_PORT=7002\nGRPC_BIND_HOST=shared'),
        units: { solver: file('.env.solver', '\nSOLVER_PORT=6003\nSOLVER_METRICS_PORT=7003') },
      },
      processEnvironment: { SOLVER_PORT: '6004', UNRELATED: 'x' },
      flags: { SOLVER_CACHE_PATH: 'cache' },
    };
    const {
      SOLVER_PORT,
      SOLVER_METRICS_PORT,
      GRPC_BIND_HOST,
      LOG_LEVEL,
      SOLVER_CACHE_PATH,
      ...rest
    } = resolveEnvironment('solver', inputs);
    expect({
      SOLVER_PORT,
      SOLVER_METRICS_PORT,
      GRPC_BIND_HOST,
      LOG_LEVEL,
      SOLVER_CACHE_PATH,
    }).toEqual({
      SOLVER_PORT: {
        value: '6004',
        source: 'process',
        origin: 'process environment',
        secret: false,
      },
      SOLVER_METRICS_PORT: {
        value: '7003',
        source: 'unit-file',
        origin: '.env.solver:3',
        secret: false,
      },
      GRPC_BIND_HOST: { value: 'shared', source: 'file', origin: '.env:3', secret: false },
      LOG_LEVEL: { value: 'warn', source: 'manifest', origin: 'pokerbot.yaml', secret: false },
      SOLVER_CACHE_PATH: { value: 'cache', source: 'flag', origin: 'flag', secret: false },
    });
    expect(rest).toMatchObject({
      HTTP_BIND_HOST: { value: '127.0.0.1' },
      GRPC_TLS_CLIENT_AUTH: { value: 'false' },
      METRICS_EXPORTER: { value: 'prometheus' },
      OWN_SETTING: { value: 'from the manifest' },
    });
    expect(Object.keys(rest)).toHaveLength(4);
  });

  test('says that a value is the default when nobody wrote it', () => {
    const { SOLVER_PORT } = resolveEnvironment('solver', { manifest: empty, ...nothing });
    expect(SOLVER_PORT).toEqual({
      value: '50051',
      source: 'default',
      origin: 'default',
      secret: false,
    });
  });

  test('holds a secret only for the units that read it', () => {
    const inputs = { ...nothing, manifest: empty, processEnvironment: { OPENAI_API_KEY: 'key' } };
    expect(resolveEnvironment('agents', inputs).OPENAI_API_KEY).toEqual({
      value: 'key',
      source: 'process',
      origin: 'process environment',
      secret: true,
    });
    expect(Object.keys(resolveEnvironment('solver', inputs))).not.toContain('OPENAI_API_KEY');
  });

  test('hands on the path of a secret under its own name', () => {
    const shared = file('.env', 'OPENAI_API_KEY_FILE=/run/key');
    const resolved = resolveEnvironment('agents', {
      ...nothing,
      manifest: empty,
      files: { shared, units: {} },
    });
    expect(resolved.OPENAI_API_KEY_FILE).toEqual({
      value: '/run/key',
      source: 'file',
      origin: '.env:1',
      secret: false,
    });
  });

  test('puts an alias under the first name, which wins where both are written', () => {
    const resolve = (text: string) =>
      resolveEnvironment('vision', {
        ...nothing,
        manifest: empty,
        files: { shared: file('.env', text), units: {} },
      }).VISION_LAYOUT_DIR?.value;
    expect(resolve('VISION_LAYOUT_PACK=packs')).toBe('packs');
    expect(resolve('VISION_LAYOUT_PACK=packs\nVISION_LAYOUT_DIR=folder')).toBe('folder');
  });

  test('takes an empty text for not written', () => {
    const resolved = resolveEnvironment('solver', {
      manifest,
      files: { units: {} },
      processEnvironment: { SOLVER_PORT: '' },
    });
    expect(resolved.SOLVER_PORT?.value).toBe('6001');
  });

  test('is checked before it is used, naming the line to change and no secret', () => {
    const shared = file('.env', '# ports\nSOLVER_PORT=many\nLOG_LEVEL=loud');
    const resolved = resolveEnvironment('solver', {
      ...nothing,
      manifest: empty,
      files: { shared, units: {} },
    });
    expect(environmentProblems('solver', resolved).map(({ message }) => message)).toEqual([
      '`.env:2`: `SOLVER_PORT` is `many`: expected a port number from 0 to 65535',
      '`.env:3`: `LOG_LEVEL` is `loud`: expected debug, info, warn, error or silent',
    ]);
  });
});
