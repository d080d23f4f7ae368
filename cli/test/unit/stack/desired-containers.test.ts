import { describe, expect, test } from 'vitest';
import type { Containers } from '../../../src/stack/desired/containers.ts';
import { desire, unitOf, type World } from './desired-builders.ts';

const containers: Containers = {
  kitOf: (unit) => ({
    image: `poker-bot/${unit}:kit`,
    build: { dockerfile: 'FROM kit\n', context: `/workspace/${unit}`, args: {} },
  }),
  imageOf: (unit) => ({
    image: `poker-bot/${unit}:abc`,
    build: { dockerfile: `FROM base AS ${unit}\n`, context: '/context', args: {} },
  }),
};
const ports = {
  'solver.SOLVER_PORT': 50061,
  'vision.VISION_PORT': 50062,
  'agents.AGENTS_PORT': 50063,
  'orchestrator.ORCH_HTTP_PORT': 8090,
};
const inContainers = (world: World = {}): World => ({ ports, containers, ...world });

describe('the desired stack in containers', () => {
  test('runs a built-in unit from its image, with the folders of the workspace where its paths expect them', () => {
    expect(unitOf('solver', inContainers())).toEqual({
      name: 'solver',
      kind: 'daemon',
      command: '',
      args: [],
      workingDirectory: '/workspace',
      environment: { SOLVER_PORT: '50061', GRPC_BIND_HOST: '0.0.0.0', HTTP_BIND_HOST: '0.0.0.0' },
      secrets: [],
      secretVariables: [],
      ports: [{ variable: 'SOLVER_PORT', port: 50061 }],
      address: '127.0.0.1:50061',
      health: { protocol: 'grpc', address: '127.0.0.1:50061' },
      dependsOn: [],
      configuration: {
        SOLVER_PORT: '50061',
        GRPC_BIND_HOST: '0.0.0.0',
        HTTP_BIND_HOST: '0.0.0.0',
        image: 'poker-bot/solver:abc',
      },
      container: {
        ...containers.imageOf('solver'),
        mounts: [
          { kind: 'bind', source: '/workspace/config', target: '/app/config', readOnly: true },
          { kind: 'bind', source: '/workspace/results', target: '/app/results', readOnly: false },
          { kind: 'bind', source: '/workspace/logs', target: '/app/logs', readOnly: false },
          { kind: 'volume', source: 'solver-cache', target: '/app/cache', readOnly: false },
        ],
        published: [50061],
      },
    });
  });

  test('tells consumers the names that services have among containers', () => {
    const addresses = {
      SOLVER_ADDR: 'solver:50061',
      VISION_SERVICE_URL: 'vision:50062',
      AGENTS_ADDR: 'agents:50063',
    };
    expect(unitOf('orchestrator', inContainers())?.environment).toMatchObject(addresses);
    expect(unitOf('evaluator', inContainers())?.environment).toEqual(addresses);
  });

  test('reaches a service of this machine by the name that containers have for it', () => {
    const manifest = 'units:\n  solver: {runtime: external, address: "127.0.0.1:7000"}\n';
    const world = inContainers({ manifest });
    expect(unitOf('orchestrator', world)?.environment.SOLVER_ADDR).toBe(
      'host.docker.internal:7000',
    );
    expect(unitOf('solver', world)).toMatchObject({ kind: 'external', address: '127.0.0.1:7000' });
    expect(unitOf('solver', world)).not.toHaveProperty('container');
  });

  test('names its secrets, and hands over those that lie in files of this machine', () => {
    const environment = { ANTHROPIC_API_KEY: 'sk-ant-1234567', OPENAI_API_KEY_FILE: '/run/key' };
    const agents = unitOf('agents', inContainers({ environment }));
    expect(agents).toMatchObject({
      environment: { ANTHROPIC_API_KEY: 'sk-ant-1234567', OPENAI_API_KEY: 'from-a-file' },
      secrets: ['from-a-file', 'sk-ant-1234567'],
      secretVariables: ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'],
    });
    expect(agents?.environment).not.toHaveProperty('OPENAI_API_KEY_FILE');
    expect(agents?.configuration.OPENAI_API_KEY_FILE).toMatch(/^secret:/);
  });

  test('has no login of a proxy that somebody wrote down, and a process has it', () => {
    const proxy = 'http://me:word@proxy.lab:3128';
    const manifest = `environment: { HTTPS_PROXY: "${proxy}" }\n`;
    const { environment, configuration } = unitOf('agents', inContainers({ manifest })) ?? {};
    expect([environment?.HTTPS_PROXY, configuration?.HTTPS_PROXY]).toEqual([
      'http://proxy.lab:3128',
      'http://proxy.lab:3128',
    ]);
    expect(unitOf('agents', { manifest })?.environment.HTTPS_PROXY).toBe(proxy);
  });

  test('runs a program of your own in the shared base, with the workspace to read', () => {
    const manifest = [
      'units:',
      '  watcher:',
      '    command: [node, watcher.js]',
      '    ports: { WATCHER_PORT: 7100 }',
      '    health: { protocol: http, path: /ok }',
    ].join('\n');
    const world = inContainers({ manifest, ports: { ...ports, 'watcher.WATCHER_PORT': 7100 } });
    const watcher = unitOf('watcher', world);
    expect(watcher?.configuration).toMatchObject({
      image: 'poker-bot/base:abc',
      command: 'node watcher.js',
    });
    expect(watcher?.container).toEqual({
      ...containers.imageOf('base'),
      entrypoint: ['node', 'watcher.js'],
      workingDirectory: '/workspace',
      mounts: [
        { kind: 'bind', source: '/workspace', target: '/workspace', readOnly: true },
        {
          kind: 'bind',
          source: '/workspace/results',
          target: '/workspace/results',
          readOnly: false,
        },
      ],
      published: [7100],
      healthcheck: [
        'node',
        '/app/node_modules/@poker-bot/shared/dist/health/probe.js',
        'http',
        'WATCHER_PORT',
        '7100',
        '/ok',
      ],
    });
  });

  test('runs a given image as it is', () => {
    const manifest = 'units:\n  solver: {runtime: image, image: "lab/solver:7"}\n';
    expect(unitOf('solver', inContainers({ manifest }))).toMatchObject({
      configuration: { image: 'lab/solver:7' },
      container: { image: 'lab/solver:7', mounts: [], published: [50061] },
    });
  });

  test('builds a service of your own in the place of ours', () => {
    const manifest = 'units:\n  solver: {runtime: rust, source: engines/solver}\n';
    const solver = unitOf('solver', inContainers({ manifest }));
    expect(solver).toMatchObject({
      configuration: { image: 'poker-bot/solver:kit', SOLVER_PORT: '50061' },
      container: { image: 'poker-bot/solver:kit', published: [50061] },
    });
    expect(solver?.container).not.toHaveProperty('entrypoint');
  });

  test('has nothing of this machine in the environment of a container', () => {
    for (const { environment } of desire(inContainers()).daemons) {
      expect(environment).not.toHaveProperty('PATH');
    }
  });
});
