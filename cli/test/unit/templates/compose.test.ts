import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '@poker-bot/shared/env/registry';
import { type UnitName, unitNames } from '@poker-bot/shared/env/unit-name';
import type { Variable } from '@poker-bot/shared/env/variable';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Answers } from '../../../src/templates/answers.ts';
import { containerPorts } from '../../../src/templates/container-ports.ts';
import { composeProfiles, renderCompose } from '../../../src/templates/render-compose.ts';
import { composeProblems } from '../../support/compose-schema.ts';
import { repositoryRoot } from '../../support/repository-root.ts';

const template = readFileSync(
  join(repositoryRoot, 'templates/compose/compose.yaml.template'),
  'utf8',
);
const answers: Answers = {
  name: 'demo',
  driver: 'auto',
  solver: 'built-in',
  vision: true,
  provider: 'none',
  model: '',
  providerUrl: '',
  seats: 6,
  opponents: ['random'],
};

interface Service {
  readonly profiles?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly volumes: readonly (string | { readonly source: string; readonly target: string })[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string; required: boolean }>>;
  readonly extra_hosts?: readonly string[];
  readonly [key: string]: unknown;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

const render = (changed: Partial<Answers> = {}) =>
  renderCompose({ ...answers, ...changed }, template);
const read = (changed?: Partial<Answers>): Compose => parse(render(changed), { merge: true });
const cases: readonly Partial<Answers>[] = [
  {},
  { vision: false },
  { solver: 'solver.lab:50051' },
  { solver: '127.0.0.1:6001', vision: false },
];

describe.each(cases)('the compose file of %j', (changed) => {
  test('follows the specification', () => {
    expect(composeProblems(read(changed))).toEqual([]);
  });

  test('names no place of this machine', () => {
    expect(render(changed).match(/(?<=[\s:["'])\/(?!app\b|tmp\b|run\/secrets\b)\w+/g)).toBeNull();
  });

  test('holds every service to the same limits', () => {
    for (const [name, service] of Object.entries(read(changed).services)) {
      const { image, build, env_file, labels, user, init, read_only, tmpfs, cap_drop } = service;
      const { security_opt, mem_limit, cpus, pids_limit, networks, logging } = service;
      expect({
        user,
        init,
        read_only,
        tmpfs,
        cap_drop,
        security_opt,
        mem_limit,
        cpus,
        pids_limit,
      }).toEqual({
        user: `\${POKERBOT_UID:-1000}:\${POKERBOT_GID:-1000}`,
        init: true,
        read_only: true,
        tmpfs: ['/tmp'],
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        mem_limit: '1g',
        cpus: `\${POKERBOT_CPUS:-1}`,
        pids_limit: 256,
      });
      expect({ image, build, env_file, labels, networks, logging }).toEqual({
        image: `\${POKERBOT_IMAGES:-poker-bot}/${name}:\${POKERBOT_TAG:-\${COMPOSE_PROJECT_NAME:-demo}}`,
        build: {
          context: './.pokerbot/context',
          dockerfile: `../../docker/${name}.Dockerfile`,
          args: {
            SOURCE: `\${POKERBOT_SOURCE:-}`,
            GIT_SHA: `\${GIT_SHA:-}`,
            BUILD_TS: `\${BUILD_TS:-}`,
          },
        },
        env_file: [
          { path: '.env', required: false },
          { path: `.env.${name}`, required: false },
        ],
        labels: { 'pokerbot.workspace': `\${COMPOSE_PROJECT_NAME:-demo}` },
        networks: ['poker-bot-net'],
        logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
      });
    }
  });

  test('waits for nothing that may be switched off', () => {
    const dependencies = Object.values(read(changed).services).flatMap(({ depends_on = {} }) =>
      Object.values(depends_on),
    );
    expect(dependencies.filter(({ required }) => required)).toEqual([]);
  });
});

describe('the compose file', () => {
  const { services, ...rest } = read();

  test('has a service for every unit, under the profiles of the plan', () => {
    const profiles = Object.entries(services).map(([name, service]) => [
      name,
      service.profiles ?? [],
    ]);
    expect(Object.fromEntries(profiles)).toEqual({
      solver: ['solver', 'eval', 'research', 'split'],
      vision: ['vision', 'eval', 'research', 'split'],
      agents: [],
      orchestrator: [],
      evaluator: ['eval'],
      executor: ['research'],
      logger: ['split'],
    });
    expect(Object.keys(services).sort()).toEqual([...unitNames].sort());
  });

  test('starts the default stack with the profiles that `.env` names', () => {
    expect(composeProfiles(answers)).toEqual(['solver', 'vision']);
    expect(composeProfiles({ ...answers, solver: 'solver.lab:50051' })).toEqual(['vision']);
    expect(composeProfiles({ ...answers, vision: false })).toEqual(['solver']);
  });

  test.each<UnitName>([...unitNames])(
    'lets %s listen on its own ports, whatever `.env` says',
    (unit) => {
      const { environment } = services[unit] as Service;
      const set = containerPorts(unit).map(({ variable }) => [variable, environment[variable]]);
      expect(set).toEqual(containerPorts(unit).map(({ variable, port }) => [variable, port]));
    },
  );

  test('shows this machine what it needs, on its loopback alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toEqual([
      `127.0.0.1:\${SOLVER_PORT:-50051}:50051`,
      `127.0.0.1:\${VISION_PORT:-50052}:50052`,
      `127.0.0.1:\${AGENTS_PORT:-50053}:50053`,
      `127.0.0.1:\${ORCH_HTTP_PORT:-8080}:8080`,
    ]);
  });

  test('hands every unit the secrets that it reads and no other, as files, absent or not', () => {
    const secret = (Object.entries(registry) as [string, Variable][]).filter(
      ([, row]) => row.secret,
    );
    for (const unit of unitNames) {
      const names = secret.flatMap(([name, { readers }]) => (readers.includes(unit) ? [name] : []));
      const { volumes, environment } = services[unit] as Service;
      const mounts = volumes.filter((each) => typeof each === 'object');
      expect(mounts.filter(({ target }) => target.startsWith('/run/secrets/'))).toEqual(
        names.map((name) => ({
          type: 'bind',
          source: `\${${name}_FILE:-/dev/null}`,
          target: `/run/secrets/${name}`,
          read_only: true,
          bind: { create_host_path: false },
        })),
      );
      const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      expect(files).toEqual(names.map((name) => [`${name}_FILE`, `/run/secrets/${name}`]));
    }
    expect(services.agents?.environment).toHaveProperty('OPENAI_API_KEY_FILE');
  });

  test('tells the orchestrator and the evaluator where the others are', () => {
    const { ORCH_HTTP_PORT, GRPC_BIND_HOST, HTTP_BIND_HOST, SENTRY_DSN_FILE, ...peers } =
      services.orchestrator?.environment ?? {};
    const own = { ORCH_HTTP_PORT, GRPC_BIND_HOST, HTTP_BIND_HOST, SENTRY_DSN_FILE };
    expect(own).toEqual({
      SENTRY_DSN_FILE: '/run/secrets/SENTRY_DSN',
      ORCH_HTTP_PORT: 8080,
      GRPC_BIND_HOST: '0.0.0.0',
      HTTP_BIND_HOST: '0.0.0.0',
    });
    expect(peers).toEqual({
      BOT_CONFIG: `\${BOT_CONFIG:-config/bot/default.bot.json}`,
      SOLVER_ADDR: 'solver:50051',
      AGENTS_ADDR: 'agents:50053',
      VISION_SERVICE_URL: 'vision:50052',
    });
    expect(services.evaluator?.environment).toEqual(peers);
  });

  test('starts the orchestrator once the solver is healthy, and the evaluator once both advisors are', () => {
    const waits = ({ depends_on = {} }: Service) =>
      Object.entries(depends_on).map(([name, { condition }]) => `${name} ${condition}`);
    expect(waits(services.orchestrator as Service)).toEqual([
      'solver service_healthy',
      'vision service_started',
      'agents service_started',
    ]);
    expect(waits(services.evaluator as Service)).toEqual([
      'solver service_healthy',
      'agents service_healthy',
    ]);
  });

  test('puts a label on networks and volumes as well', () => {
    const labels = { 'pokerbot.workspace': `\${COMPOSE_PROJECT_NAME:-demo}` };
    expect({ networks: rest.networks, volumes: rest.volumes }).toEqual({
      networks: { 'poker-bot-net': { labels } },
      volumes: { 'solver-cache': { labels }, 'model-cache': { labels } },
    });
  });

  test('leaves out what somebody else runs', () => {
    const { services: left, volumes } = read({ solver: 'solver.lab:50051', vision: false });
    expect(Object.keys(left)).toEqual([
      'agents',
      'orchestrator',
      'evaluator',
      'executor',
      'logger',
    ]);
    expect(left.orchestrator?.environment.SOLVER_ADDR).toBe('solver.lab:50051');
    expect(left.orchestrator?.environment.VISION_SERVICE_URL).toBeUndefined();
    expect(Object.keys(left.orchestrator?.depends_on ?? {})).toEqual(['agents']);
    expect([left.orchestrator?.extra_hosts, volumes]).toEqual([undefined, undefined]);
  });

  test('reaches a solver on this machine by the name that it has in a container', () => {
    const { orchestrator, evaluator, agents } = read({ solver: '127.0.0.1:6001' }).services;
    expect(orchestrator?.environment.SOLVER_ADDR).toBe('host.docker.internal:6001');
    expect([orchestrator?.extra_hosts, evaluator?.extra_hosts, agents?.extra_hosts]).toEqual([
      ['host.docker.internal:host-gateway'],
      ['host.docker.internal:host-gateway'],
      undefined,
    ]);
  });
});
