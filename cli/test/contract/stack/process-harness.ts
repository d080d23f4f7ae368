import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createProcessDriver } from '../../../src/stack/drivers/process/process-driver.ts';
import {
  type ProcessPaths,
  processPaths,
} from '../../../src/stack/drivers/process/process-paths.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';
import type { Harness, UnitOptions } from './driver-suite.ts';
import { operation } from './driver-support.ts';

const supervisorEntry = resolve(
  import.meta.dirname,
  '../../../dist/stack/drivers/process/supervisor/supervisor.entry.js',
);
const programs = resolve(import.meta.dirname, '../../fixtures/units');

export interface ProcessHarness extends Harness {
  readonly paths: ProcessPaths;
}

/** A workspace of its own in a temporary folder, with its own registry and socket folder. */
export async function createProcessHarness(
  options: { healthTimeoutMs?: number } = {},
): Promise<ProcessHarness> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-driver-')));
  const paths = processPaths({
    workspace: folder,
    runtimeDirectory: join(folder, 'run'),
    stateHome: join(folder, 'state'),
  });
  const environment = { PATH: process.env.PATH ?? '' };
  const create = () =>
    createProcessDriver({
      paths,
      supervisorEntry,
      environment,
      healthTimeoutMs: options.healthTimeoutMs ?? 20_000,
    });
  const driver = create();
  return {
    paths,
    driver,
    another: create,
    unit: (unit) => unitSpec(unit, folder),
    dispose: async () => {
      const release = operation('release', 'supervisor');
      await driver.perform({
        operation: release,
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      driver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function unitSpec(options: UnitOptions, folder: string): UnitSpec {
  const { name, program, port, environment = {}, secrets = [], kind = 'daemon' } = options;
  const { checked = true } = options;
  return {
    name,
    kind,
    command: process.execPath,
    args: [join(programs, `${program}.mjs`)],
    workingDirectory: folder,
    environment: { ...environment, PATH: process.env.PATH ?? '', PORT: String(port ?? 0) },
    secrets,
    secretVariables: [],
    ports: port === undefined ? [] : [{ variable: 'PORT', port }],
    address: port === undefined ? undefined : `127.0.0.1:${port}`,
    health: checked ? { protocol: 'http', url: `http://127.0.0.1:${port ?? 9}/readyz` } : undefined,
    dependsOn: [],
    configuration: { program, PORT: String(port ?? 0) },
  };
}
