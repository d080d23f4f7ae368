import { describe, expect, test } from 'vitest';
import { resolveEnvironment } from '../../../src/env/resolve-environment.ts';
import { declaredUnits } from '../../../src/stack/desired/declared-unit.ts';
import { portRequests } from '../../../src/stack/desired/port-requests.ts';
import { parseManifest } from '../../../src/stack/manifest/parse-manifest.ts';
import { desire, unitOf } from './desired-builders.ts';

describe('the desired stack', () => {
  test('has four daemons and the evaluator as a job', () => {
    const { daemons, jobs } = desire();
    expect(daemons.map(({ name }) => name)).toEqual(['solver', 'vision', 'agents', 'orchestrator']);
    expect(jobs.map(({ name }) => name)).toEqual(['evaluator']);
  });

  test('runs a built-in unit from the installation, in the workspace', () => {
    expect(unitOf('solver')).toEqual({
      name: 'solver',
      kind: 'daemon',
      command: '/usr/bin/node',
      args: ['/opt/pokerbot/services/solver/dist/main.js'],
      workingDirectory: '/workspace',
      environment: { PATH: '/bin', SOLVER_PORT: '50061', SOLVER_METRICS_PORT: '9061' },
      secrets: [],
      secretVariables: [],
      ports: [
        { variable: 'SOLVER_PORT', port: 50061 },
        { variable: 'SOLVER_METRICS_PORT', port: 9061 },
      ],
      address: '127.0.0.1:50061',
      health: { protocol: 'grpc', address: '127.0.0.1:50061' },
      dependsOn: [],
      configuration: {
        SOLVER_PORT: '50061',
        SOLVER_METRICS_PORT: '9061',
        command: 'node services/solver/dist/main.js',
        build: 'revision of solver',
      },
    });
  });

  test('tells consumers where the services are', () => {
    const addresses = {
      SOLVER_ADDR: '127.0.0.1:50061',
      VISION_SERVICE_URL: '127.0.0.1:50062',
      AGENTS_ADDR: '127.0.0.1:50063',
    };
    expect(unitOf('orchestrator')?.environment).toMatchObject(addresses);
    expect(unitOf('orchestrator')?.health).toEqual({
      protocol: 'http',
      url: 'http://127.0.0.1:8090/readyz',
    });
    expect(unitOf('evaluator')?.environment).toEqual({ PATH: '/bin', ...addresses });
    expect(unitOf('evaluator')?.configuration).not.toHaveProperty('build');
  });

  test('leaves an address alone that somebody has written', () => {
    const written = { environment: { SOLVER_ADDR: 'solver.lab:7000' } };
    expect(unitOf('orchestrator', written)?.environment.SOLVER_ADDR).toBe('solver.lab:7000');
    const older = { environment: { SOLVER_HOST: 'solver.lab' } };
    expect(unitOf('orchestrator', older)?.environment).not.toHaveProperty('SOLVER_ADDR');
  });

  test('tells consumers of a unit that is switched off that there is none, unless somebody has written where one is', () => {
    const manifest = 'units:\n  solver: {enabled: false}\n  agents: {enabled: false}\n';
    const told = (name: string, environment = {}) =>
      unitOf(name, { manifest, environment })?.environment;
    for (const name of ['evaluator', 'orchestrator']) {
      expect(told(name)).toMatchObject({ SOLVER_ADDR: 'none', AGENTS_ADDR: 'none' });
      expect(told(name)).toMatchObject({ VISION_SERVICE_URL: '127.0.0.1:50062' });
    }
    expect(told('solver')).toBeUndefined();
    expect(told('vision')).not.toHaveProperty('SOLVER_ADDR');
    expect(told('evaluator', { SOLVER_ADDR: 'solver.lab:1' })?.SOLVER_ADDR).toBe('solver.lab:1');
    expect(told('evaluator', { SOLVER_HOST: 'solver.lab' })).not.toHaveProperty('SOLVER_ADDR');
    expect(told('evaluator', { SOLVER_PORT: '6000' })).not.toHaveProperty('SOLVER_ADDR');
  });

  test('gives a variable only to the units that read it', () => {
    const world = { environment: { OPENAI_API_KEY: 'sk-1234567890', AWS_SECRET: 'x' } };
    expect(unitOf('agents', world)).toMatchObject({
      environment: { OPENAI_API_KEY: 'sk-1234567890' },
      secrets: ['sk-1234567890'],
    });
    expect(unitOf('agents', world)?.configuration.OPENAI_API_KEY).toMatch(/^secret:[0-9a-f]{12}$/);
    expect(JSON.stringify(unitOf('solver', world))).not.toMatch(/sk-1234567890|AWS_SECRET/);
    expect(
      JSON.stringify(desire(world).daemons.map(({ configuration }) => configuration)),
    ).not.toContain('sk-');
  });

  test('notices that the content of a secret file is another', () => {
    const agents = unitOf('agents', { environment: { OPENAI_API_KEY_FILE: '/run/key' } });
    expect(agents?.secrets).toEqual(['from-a-file']);
    expect(agents?.configuration.OPENAI_API_KEY_FILE).toMatch(/^secret:/);
  });

  test('keeps defaults and the description of a build out of the configuration', () => {
    const world = { environment: { GIT_SHA: 'abc', LOG_LEVEL: 'debug' } };
    expect(unitOf('vision', world)?.configuration).toEqual({
      LOG_LEVEL: 'debug',
      VISION_PORT: '50062',
      VISION_METRICS_PORT: '9062',
      command: 'node services/vision/dist/main.js',
      build: 'revision of vision',
    });
  });

  test('watches an external unit and sends consumers to it', () => {
    const manifest = 'units:\n  solver: {runtime: external, address: "solver.lab:50051"}\n';
    expect(unitOf('solver', { manifest })).toMatchObject({
      kind: 'external',
      command: '',
      environment: {},
      health: { protocol: 'grpc', address: 'solver.lab:50051' },
      configuration: { address: 'solver.lab:50051' },
    });
    expect(unitOf('orchestrator', { manifest })?.environment.SOLVER_ADDR).toBe('solver.lab:50051');
  });

  test('leaves out what is switched off and runs what is split out', () => {
    const manifest = 'units:\n  vision: {enabled: false}\n  logger: {split: true}\n';
    expect(desire({ manifest }).daemons.map(({ name }) => name)).toEqual([
      'solver',
      'agents',
      'orchestrator',
      'logger',
    ]);
  });

  test('reaches a unit that listens everywhere on the loopback', () => {
    const environment = { GRPC_BIND_HOST: '0.0.0.0', GRPC_TLS_CERT_PATH: 'tls/server.pem' };
    expect(unitOf('solver', { environment })?.health).toEqual({
      protocol: 'grpc',
      address: '127.0.0.1:50061',
      tls: { authority: undefined, certificate: 'tls/server.pem', key: undefined },
    });
  });

  test('refuses a unit that only a container can run', () => {
    const manifest = 'units:\n  solver: {runtime: rust}\n';
    expect(() => desire({ manifest })).toThrow(
      expect.objectContaining({ code: 'DRIVER_UNAVAILABLE' }),
    );
  });
});

describe('the ports that a unit asks for', () => {
  const requestsOf = (environment: Readonly<Record<string, string>>) => {
    const manifest = parseManifest('version: 1\nname: test\n', 'pokerbot.yaml');
    const [solver] = declaredUnits(manifest);
    const inputs = { manifest, files: { units: {} }, processEnvironment: environment };
    return portRequests(solver!, resolveEnvironment('solver', inputs)).map(
      ({ written, preferred }) => ({
        written,
        preferred,
      }),
    );
  };

  test('are the defaults, or the next free ones, when nothing is written', () => {
    expect(requestsOf({})).toEqual([
      { written: undefined, preferred: 50051 },
      { written: undefined, preferred: 9051 },
    ]);
  });

  test('are exactly those that are written, with the place', () => {
    expect(requestsOf({ SOLVER_PORT: '6000' })[0]).toMatchObject({
      written: { port: 6000, source: 'process environment' },
    });
  });

  test('are any free ones for port 0', () => {
    expect(requestsOf({ SOLVER_PORT: '0' })[0]).toEqual({ written: undefined, preferred: 20_000 });
  });
});
