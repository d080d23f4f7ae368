import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit } from '../../src/env/audit/audit.ts';
import type { FindingCode } from '../../src/env/audit/findings/finding-codes.ts';
import { installationAt } from '../../src/installation.ts';
import { createStores } from '../../src/secrets/stores/create-stores.ts';
import { createDrivers } from '../../src/stack/drivers/create-drivers.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { madeKeys } from '../support/faults/made-keys.ts';
import { repositoryRoot } from '../support/repository-root.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { docker } from './docker-command.ts';
import { image } from './docker-harness.ts';

let folder: TemporaryFolder;
let leftovers: { readonly containers: string[]; readonly images: string[] };

beforeEach(() => {
  folder = new TemporaryFolder();
  leftovers = { containers: [], images: [] };
  writeFileSync(join(folder.path, 'pokerbot.yaml'), 'version: 1\nname: audited\n');
});

afterEach(() => {
  for (const id of leftovers.containers) docker('rm', '--force', id);
  for (const tag of leftovers.images) docker('rmi', '--force', tag);
  folder[Symbol.dispose]();
});

/** A container that was never started shows as much as one that runs. */
function container(label: string, name: string, ...args: string[]): void {
  leftovers.containers.push(docker('create', '--label', label, ...args, name));
}

function build(tag: string, dockerfile: string): string {
  writeFileSync(join(folder.path, 'Dockerfile'), dockerfile);
  docker('build', '--quiet', '--tag', tag, folder.path);
  leftovers.images.push(tag);
  return tag;
}

async function shown(token?: string, layers = false): Promise<string[]> {
  return await messages('secret-in-engine', { token, layers });
}

interface Reach {
  readonly token?: string | undefined;
  readonly layers?: boolean;
}

async function messages(wanted: FindingCode, { token, layers = false }: Reach = {}) {
  const environment = { ...process.env, ...(token && { AGENT_PROVIDER_TOKEN: token }) };
  const installation = installationAt(repositoryRoot);
  const { signal } = new AbortController();
  const stack = {
    environment,
    installation,
    clock: { now: () => 0, monotonic: () => 0 },
    signal,
    interactive: false,
    drivers: createDrivers({ environment, installation: () => installation }),
    stores: createStores({
      environment,
      signal,
      interactive: false,
      installation: () => installation,
    }),
    prompts: () => Promise.reject(new Error('Nobody is there to be asked')),
  };
  const { findings } = await audit(
    { workspace: folder.path, environment, secrets: [], now: 0 },
    { stack, layers },
  );
  return findings.filter(({ code }) => code === wanted).map(({ message }) => message);
}

const ours = () => `pokerbot.workspace=${workspaceId(folder.path)}`;

describe('what the engine shows of a workspace', () => {
  test('holds no secret where none was given to it', async () => {
    container(ours(), image, '--env', 'LOG_LEVEL=debug');
    expect(await shown(madeKeys.token)).toEqual([]);
  });

  test('is searched for keys by their form, also in containers of Compose', async () => {
    const compose = `com.docker.compose.project.working_dir=${folder.path}`;
    container(compose, image, '--name', 'audited-agents', '--env', `KEY=${madeKeys.openai}`);
    expect(await shown()).toEqual([
      'The engine shows an OpenAI key in the environment of the container `audited-agents`',
    ]);
  });

  test('is searched for the own secrets and their variables', async () => {
    container(ours(), image, '--name', 'audited-one', '--env', 'SENTRY_DSN=Hs83kQp0Zt6W');
    container(ours(), image, '--name', 'audited-two', '--label', `note=${madeKeys.token}`);
    expect(await shown(madeKeys.token)).toEqual([
      'The engine shows a value of `SENTRY_DSN` in the environment of the container `audited-one`',
      'The engine shows the value of `AGENT_PROVIDER_TOKEN` in the labels of the container `audited-two`',
    ]);
  });

  test('includes the history of the images, and leaves other workspaces alone', async () => {
    const tag = build(
      'poker-bot-audit/history:test',
      `FROM ${image}\nENV LAB_KEY=${madeKeys.aws}\n`,
    );
    container('pokerbot.workspace=another', tag);
    expect(await shown()).toEqual([]);
    container(ours(), tag, '--name', 'audited-three');
    expect(await shown()).toEqual([
      'The engine shows an AWS access key in the environment of the container `audited-three`',
      `The engine shows an AWS access key in the environment of the image \`${tag}\``,
      `The engine shows an AWS access key in the history of the image \`${tag}\``,
    ]);
  });

  test('includes the files of the images when they are asked for', async () => {
    writeFileSync(join(folder.path, 'token'), madeKeys.token);
    const tag = build('poker-bot-audit/layers:test', `FROM ${image}\nCOPY token /app/token\n`);
    container(ours(), tag);
    expect(await shown(madeKeys.token)).toEqual([]);
    expect(await shown(madeKeys.token, true)).toEqual([
      `A layer of the image \`${tag}\` holds the value of \`AGENT_PROVIDER_TOKEN\``,
    ]);
  });
});

describe('a container of Compose', () => {
  const made = (...variables: string[]) =>
    container(
      `com.docker.compose.project.working_dir=${folder.path}`,
      image,
      ...['--name', 'audited-agents', '--label', 'com.docker.compose.service=agents'],
      ...variables.flatMap((variable) => ['--env', variable]),
    );

  test('is as the environment files say', async () => {
    writeFileSync(join(folder.path, '.env'), 'LOG_LEVEL=warn\nAGENTS_PORT=50063\nSOLVER_HOST=x\n');
    made('LOG_LEVEL=warn', 'AGENTS_PORT=50053');
    expect(await messages('running-differs')).toEqual([]);
  });

  test('differs from a file that was edited since', async () => {
    writeFileSync(join(folder.path, '.env'), 'LOG_LEVEL=warn\n');
    writeFileSync(join(folder.path, '.env.agents'), 'AGENT_TIMEOUT_MS=900\n');
    made('LOG_LEVEL=debug');
    expect(await messages('running-differs')).toEqual([
      'The container `audited-agents` of Compose was made before `LOG_LEVEL` got its value, and has `debug`',
      'The container `audited-agents` of Compose was made before `AGENT_TIMEOUT_MS` got its value, and has none',
    ]);
  });
});
