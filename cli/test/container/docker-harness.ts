import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDockerDriver } from '../../src/stack/drivers/docker/docker-driver.ts';
import type { Engine } from '../../src/stack/drivers/docker/engine/engine.ts';
import {
  engineUnavailable,
  findEngine,
} from '../../src/stack/drivers/docker/engine/find-engine.ts';
import type { ContainerSpec, UnitSpec } from '../../src/stack/unit-spec.ts';
import type { Harness, UnitOptions } from '../contract/stack/driver-suite.ts';
import { operation } from '../contract/stack/driver-support.ts';

const programs = resolve(import.meta.dirname, '../fixtures/units');
const shared = resolve(import.meta.dirname, '../../../packages/shared');
export const image = 'node:24-bookworm-slim';
/** Looks often, so that tests do not wait for looks. */
const pace = { interval: 200, timeout: 5_000, retries: 3, startPeriod: 30_000 };

export type ContainerUnitOptions = UnitOptions & { readonly container?: Partial<ContainerSpec> };

export interface DockerHarness extends Omit<Harness, 'unit'> {
  unit(options: ContainerUnitOptions): UnitSpec;
  readonly engine: Engine;
  /** The workspace, in a temporary folder. */
  readonly folder: string;
}

export interface DockerHarnessOptions {
  readonly healthTimeoutMs?: number | undefined;
  /** Of whoever calls; empty when absent. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** An image of a registry, and NAME:PASSWORD as `docker login` keeps it there. */
  readonly login?: { readonly registry: string; readonly login: string } | undefined;
}

/** A workspace of its own on the engine of this machine; nothing of it stays behind. */
export async function createDockerHarness(
  options: DockerHarnessOptions = {},
): Promise<DockerHarness> {
  const { engine: found, absence } = await findEngine(process.env);
  if (!found) throw engineUnavailable(absence);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-docker-')));
  const engine = { ...found, settings: settingsIn(folder, options) };
  const create = () =>
    createDockerDriver({
      workspace: folder,
      engine,
      healthTimeoutMs: options.healthTimeoutMs ?? 30_000,
      environment: options.environment,
      pace,
    });
  const driver = create();
  return {
    engine,
    folder,
    driver,
    another: create,
    unit: unitSpec,
    dispose: async () => {
      await driver.perform({
        operation: operation('release', 'network'),
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      await driver.removeVolumes?.();
      driver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing that whoever runs the tests is logged in to. */
function settingsIn(folder: string, { login }: DockerHarnessOptions): string {
  const host = String(login?.registry.split('/')[0]);
  const auth = Buffer.from(login?.login ?? '').toString('base64');
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ auths: login && { [host]: { auth } } }),
  );
  return folder;
}

const usualCheck = ['node', '/shared/dist/health/probe.js', 'http', 'PORT', '9', '/readyz'];

export function readyz(port = 9): string {
  return `http://127.0.0.1:${port}/readyz`;
}

function unitSpec(options: ContainerUnitOptions): UnitSpec {
  const { name, program, port, environment = {}, secrets = [], kind = 'daemon' } = options;
  const { checked = true } = options;
  const container = { healthcheck: checked ? usualCheck : undefined, ...options.container };
  return {
    name,
    kind,
    command: '',
    args: [],
    workingDirectory: '/',
    environment: { ...environment, PORT: String(port ?? 9), HOST: '0.0.0.0' },
    secrets,
    secretVariables: [],
    ports: port === undefined ? [] : [{ variable: 'PORT', port }],
    address: port === undefined ? undefined : `127.0.0.1:${port}`,
    // A test that takes the check away means a unit without any.
    health: container.healthcheck && { protocol: 'http', url: readyz(port) },
    dependsOn: [],
    configuration: { program, PORT: String(port ?? 0) },
    container: {
      image,
      entrypoint: ['node', `/programs/${program}.mjs`],
      mounts: [
        { kind: 'bind', source: programs, target: '/programs', readOnly: true },
        { kind: 'bind', source: shared, target: '/shared', readOnly: true },
      ],
      published: port === undefined ? [] : [port],
      ...container,
    },
  };
}
