import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { docker, inspect } from './docker-command.ts';
import { createDockerHarness, type DockerHarness } from './docker-harness.ts';
import { perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

const secret = 'sk-live-0123456789';

async function running() {
  harness = await createDockerHarness();
  const port = await freePort();
  const unit = {
    ...harness.unit({ name: 'alpha', program: 'healthy', port, secrets: [secret] }),
    secretVariables: ['OPENAI_API_KEY'],
  };
  const spec = { ...unit, environment: { ...unit.environment, OPENAI_API_KEY: secret } };
  await perform(harness.driver, 'prepare', 'network');
  await start(harness.driver, spec);
  const id = workspaceId(harness.folder);
  return { port, spec, id, container: `${id}-alpha` };
}

test('a container may do no more than its unit needs', async () => {
  const { port, id, container } = await running();
  const { Config, HostConfig, NetworkSettings } = inspect(container);
  const { ReadonlyRootfs, Privileged, CapAdd, CapDrop, SecurityOpt, Init } = HostConfig;
  const { Memory, NanoCpus, PidsLimit, Tmpfs, LogConfig, RestartPolicy, PortBindings } = HostConfig;
  expect({
    user: Config.User,
    stopTimeout: Config.StopTimeout,
    rights: { ReadonlyRootfs, Privileged, CapAdd, CapDrop, SecurityOpt, Init },
    limits: { Memory, NanoCpus, PidsLimit },
    files: { Tmpfs, LogConfig },
    restart: RestartPolicy,
    ports: PortBindings,
    hosts: HostConfig.ExtraHosts,
    networks: Object.keys(NetworkSettings.Networks),
    aliases: NetworkSettings.Networks[`${id}_poker-bot-net`].Aliases.slice(0, 1),
  }).toEqual({
    user: process.getuid?.() === 0 ? '1000:1000' : `${process.getuid?.()}:${process.getgid?.()}`,
    stopTimeout: 10,
    rights: {
      ReadonlyRootfs: true,
      Privileged: false,
      CapAdd: null,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Init: true,
    },
    limits: { Memory: 1_073_741_824, NanoCpus: 1_000_000_000, PidsLimit: 256 },
    files: {
      Tmpfs: { '/tmp': 'rw,nosuid,nodev,mode=1777' },
      LogConfig: { Type: 'json-file', Config: { 'max-file': '3', 'max-size': '10m' } },
    },
    restart: { Name: 'on-failure', MaximumRetryCount: 0 },
    ports: { [`${port}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(port) }] },
    hosts: ['host.docker.internal:host-gateway'],
    networks: [`${id}_poker-bot-net`],
    aliases: ['alpha'],
  });
  const inside = (command: string) => docker('exec', container, 'sh', '-c', command);
  expect(inside('id -u; grep CapEff /proc/self/status; cat /proc/1/comm').split('\n')).toEqual([
    String(process.getuid?.() || 1000),
    'CapEff:\t0000000000000000',
    'docker-init',
  ]);
  expect(inside('touch /x 2>&1 || touch /tmp/x && echo tmp')).toContain('Read-only file system');
});

test('everything carries the names of its workspace', async () => {
  const { spec, id, port, container } = await running();
  const labels = inspect(container).Config.Labels;
  expect(labels).toMatchObject({
    'pokerbot.workspace': id,
    'pokerbot.path': harness.folder,
    'pokerbot.unit': 'alpha',
    'pokerbot.kind': 'daemon',
    'pokerbot.configuration': JSON.stringify(spec.configuration),
    'pokerbot.configuration-hash': expect.stringMatching(/^[0-9a-f]{16}$/),
    'pokerbot.ports': JSON.stringify([{ variable: 'PORT', port }]),
    'pokerbot.address': `127.0.0.1:${port}`,
    'pokerbot.depends-on': '[]',
  });
  expect(inspect(`${id}_poker-bot-net`).Labels).toEqual({
    'pokerbot.workspace': id,
    'pokerbot.path': harness.folder,
  });
});

test('a secret is a file that only the unit can read, and nowhere else', async () => {
  const { id, spec, container } = await running();
  expect(JSON.stringify(inspect(container))).not.toContain(secret);
  expect(inspect(container).Config.Env).toContain(
    'OPENAI_API_KEY_FILE=/run/secrets/OPENAI_API_KEY',
  );
  const inside = (command: string) => docker('exec', container, 'sh', '-c', command);
  expect(inside('cat /run/secrets/OPENAI_API_KEY; stat -c %a /run/secrets /run/secrets/*')).toBe(
    `${secret}700\n400`,
  );
  expect(inside('touch /run/secrets/x 2>&1 || true')).toContain('Read-only file system');
  expect(inside('env')).not.toContain(secret);
  const folder = `/dev/shm/pokerbot-${process.getuid?.()}/${id}`;
  expect(readdirSync(folder)).toEqual(['alpha']);
  await perform(harness.driver, 'stop', 'alpha', { unit: spec });
  expect(existsSync(`${folder}/alpha`)).toBe(false);
});

test('a job is as confined as a daemon and leaves nothing behind', async () => {
  const { spec, id } = await running();
  const lines: string[] = [];
  const code =
    "const {readFileSync:r}=require('fs');console.log(process.getuid(),r('/run/secrets/OPENAI_API_KEY','utf8'),process.env.OPENAI_API_KEY);try{require('fs').writeFileSync('/x','')}catch(e){console.log(e.code)}";
  const exitCode = await harness.driver.runJob({
    unit: {
      ...spec,
      kind: 'job',
      name: 'job',
      ports: [],
      container: { ...spec.container!, entrypoint: ['node', '-e', code], published: [] },
    },
    args: [],
    onLine: (line) => lines.push(line),
    onErrorLine: (line) => lines.push(line),
    signal: new AbortController().signal,
  });
  expect({ exitCode, lines }).toEqual({
    exitCode: 0,
    lines: [`${process.getuid?.() || 1000} ${secret} undefined`, 'EROFS'],
  });
  const label = `label=pokerbot.workspace=${id}`;
  expect(docker('ps', '-a', '--filter', label, '--format', '{{.Names}}')).toBe(`${id}-alpha`);
  expect(readdirSync(`/dev/shm/pokerbot-${process.getuid?.()}/${id}`)).toEqual(['alpha']);
});
