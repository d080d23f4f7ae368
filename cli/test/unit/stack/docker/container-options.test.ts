import { describe, expect, test } from 'vitest';
import {
  type ContainerOptions,
  daemonOptions,
  jobOptions,
} from '../../../../src/stack/drivers/docker/container/container-options.ts';
import { dockerPaths } from '../../../../src/stack/drivers/docker/docker-paths.ts';
import type { ContainerSpec, UnitSpec } from '../../../../src/stack/unit-spec.ts';
import { workspaceId } from '../../../../src/workspace/workspace-id.ts';

const workspace = '/home/me/My Bot';
const id = workspaceId(workspace);
const container: ContainerSpec = {
  image: 'poker-bot/solver:1',
  mounts: [
    { kind: 'bind', source: `${workspace}/config`, target: '/app/config', readOnly: true },
    { kind: 'volume', source: 'solver-cache', target: '/app/cache', readOnly: false },
  ],
  published: [50_051],
  healthcheck: ['node', 'probe.js'],
};
const unit: UnitSpec = {
  name: 'solver',
  kind: 'daemon',
  command: '',
  args: ['--fast'],
  workingDirectory: workspace,
  environment: { LOG_LEVEL: 'info', API_KEY: 'sk-1', API_KEY_FILE: '/old', OTHER_FILE: '/kept' },
  secrets: ['sk-1'],
  secretVariables: ['API_KEY', 'UNSET'],
  ports: [{ variable: 'SOLVER_PORT', port: 50_051 }],
  address: 'solver:50051',
  dependsOn: ['base'],
  configuration: { SOLVER_PORT: '50051' },
  container,
};
const options: ContainerOptions = {
  paths: dockerPaths(workspace),
  unit,
  container,
  args: unit.args,
  user: { uid: 1_000, gid: 1_001 },
  pace: { interval: 2_000, timeout: 3_000, retries: 3, startPeriod: 30_000, startInterval: 500 },
  network: `${id}_poker-bot-net`,
  secretsFolder: '/dev/shm/secrets',
  caller: {},
};
const labels = {
  'pokerbot.workspace': id,
  'pokerbot.path': workspace,
  'pokerbot.unit': 'solver',
  'pokerbot.kind': 'daemon',
  'pokerbot.user': String(process.getuid?.()),
  'pokerbot.configuration': '{"SOLVER_PORT":"50051"}',
  'pokerbot.configuration-hash': expect.stringMatching(/^[0-9a-f]{16}$/),
  'pokerbot.ports': '[{"variable":"SOLVER_PORT","port":50051}]',
  'pokerbot.address': 'solver:50051',
  'pokerbot.depends-on': '["base"]',
};
const confined = {
  ReadonlyRootfs: true,
  Tmpfs: { '/tmp': 'rw,nosuid,nodev,mode=1777' },
  CapDrop: ['ALL'],
  SecurityOpt: ['no-new-privileges'],
  Init: true,
  Memory: 1_073_741_824,
  NanoCpus: 1_000_000_000,
  PidsLimit: 256,
  LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
  ExtraHosts: ['host.docker.internal:host-gateway'],
};
const mounts = [
  { Type: 'bind', Source: `${workspace}/config`, Target: '/app/config', ReadOnly: true },
  { Type: 'volume', Source: `${id}_solver-cache`, Target: '/app/cache', ReadOnly: false },
];

describe('the name of a workspace on the engine', () => {
  test.each([
    ['/home/me/My Bot', /^my-bot-[0-9a-f]{8}$/],
    ['/home/me/ü', /^workspace-[0-9a-f]{8}$/],
    [`/x/${'a'.repeat(80)}`, /^a{32}-[0-9a-f]{8}$/],
    ['/', /^workspace-[0-9a-f]{8}$/],
  ])('of %s can be read and is its own', (path, name) => {
    expect(workspaceId(path)).toMatch(name);
  });

  test('differs for two folders of one name', () => {
    expect(workspaceId('/one/bot')).not.toBe(workspaceId('/two/bot'));
  });
});

describe('the container', () => {
  test('of a daemon holds no secret and may do little', () => {
    expect(daemonOptions(options)).toEqual({
      Image: 'poker-bot/solver:1',
      Cmd: ['--fast'],
      User: '1000:1001',
      Env: ['LOG_LEVEL=info', 'OTHER_FILE=/kept', 'API_KEY_FILE=/run/secrets/API_KEY'],
      Labels: labels,
      StopTimeout: 10,
      NetworkingConfig: {
        EndpointsConfig: { [`${id}_poker-bot-net`]: { Aliases: ['solver'] } },
      },
      Healthcheck: {
        Test: ['CMD', 'node', 'probe.js'],
        Interval: 2_000_000_000,
        Timeout: 3_000_000_000,
        Retries: 3,
        StartPeriod: 30_000_000_000,
        StartInterval: 500_000_000,
      },
      ExposedPorts: { '50051/tcp': {} },
      HostConfig: {
        ...confined,
        NetworkMode: `${id}_poker-bot-net`,
        Mounts: [
          ...mounts,
          {
            Type: 'bind',
            Source: '/dev/shm/secrets',
            Target: '/run/secrets',
            ReadOnly: true,
          },
        ],
        PortBindings: { '50051/tcp': [{ HostIp: '127.0.0.1', HostPort: '50051' }] },
        RestartPolicy: { Name: 'on-failure' },
      },
    });
  });

  test('of an image of ours is looked at in our pace, that of a given one in its own', () => {
    const { healthcheck: _own, ...withoutCheck } = container;
    const build = { dockerfile: 'FROM scratch', context: '/', args: {} };
    const health = (spec: ContainerSpec) =>
      daemonOptions({ ...options, container: spec }).Healthcheck;
    expect(health({ ...withoutCheck, build })).toMatchObject({ Test: [], Interval: 2_000_000_000 });
    expect(health(withoutCheck)).toBeUndefined();
  });

  test('of a job is not looked at, started again or reached', () => {
    const job = {
      ...options,
      container: { ...container, entrypoint: ['node', 'main.js'], workingDirectory: '/app' },
      args: ['smoke'],
      network: undefined,
      secretsFolder: undefined,
    };
    expect(jobOptions(job)).toEqual({
      Image: 'poker-bot/solver:1',
      Entrypoint: ['node', 'main.js'],
      Cmd: ['smoke'],
      WorkingDir: '/app',
      User: '1000:1001',
      Env: ['LOG_LEVEL=info', 'OTHER_FILE=/kept'],
      Labels: labels,
      StopTimeout: 10,
      Healthcheck: { Test: ['NONE'] },
      AttachStdout: true,
      AttachStderr: true,
      HostConfig: { ...confined, Mounts: mounts, RestartPolicy: { Name: 'no' } },
    });
  });
});
