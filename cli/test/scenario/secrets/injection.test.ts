import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planResult } from '../../../src/schemas/plan-result.ts';
import { secretsStatusResult } from '../../../src/schemas/secrets-status-result.ts';
import { upResult } from '../../../src/schemas/up-result.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { freePorts } from '../../support/scenario-workspace.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const name = 'OWN_TOKEN';
const program = join(repositoryRoot, 'cli/test/fixtures/units/healthy.mjs');
const off = Object.fromEntries(
  ['solver', 'vision', 'agents', 'orchestrator'].map((unit) => [unit, { enabled: false }]),
);
const serving = (port: number) => ({
  command: [process.execPath, program],
  ports: { PORT: port },
  health: { protocol: 'http' },
});

/** What was said to every process of the machine that can be looked at. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    })
    .join('\n');
}

function environmentOf(pid: number | null | undefined): string[] {
  return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
}

describe('a secret of the store, in a stack of processes', () => {
  let workspace: SecretsWorkspace;

  beforeEach(async () => {
    const [camera = 0, other = 0] = await freePorts(2);
    workspace = new SecretsWorkspace(
      {},
      {
        driver: 'process',
        secrets: { scope: 'demo', variables: { [name]: ['camera'] } },
        units: { ...off, camera: serving(camera), other: serving(other) },
      },
    );
    await workspace.set(name, 'sk-first-value', '--store', 'vault');
  });
  afterEach(async () => {
    await workspace.run(['down']);
    workspace[Symbol.dispose]();
  });

  const up = async () => upResult.parse(await workspace.json('up'));
  const plan = async () =>
    planResult.parse(await workspace.json('plan')).operations.map(({ kind, target, cause }) => ({
      what: `${kind} ${target}`,
      fields: cause.changes.map(({ field }) => field),
    }));

  test('reaches the environment of the unit that reads it, and nothing else', async () => {
    const { units } = await up();
    const [camera, other] = units.map(({ pid }) => environmentOf(pid));
    expect(camera).toContain(`${name}=sk-first-value`);
    expect(other?.join()).not.toContain('sk-first-value');
    await workspace.run(['status']);
    await workspace.run(['logs']);
    expect(commandLines()).not.toContain('sk-first-value');
    expect(workspace.holding('sk-first-value')).toEqual([]);
  });

  test('starts anew only the unit that reads it, for a new value, and names the fingerprints', async () => {
    const before = await up();
    expect(await plan()).toEqual([]);
    await workspace.set(name, 'sk-second-value');
    expect(await plan()).toEqual([
      { what: 'stop camera', fields: [name] },
      { what: 'start camera', fields: [name] },
    ]);
    const { stdout } = await workspace.run(['plan']);
    expect(stdout).toMatch(/OWN_TOKEN.*secret:[0-9a-f]{12}.*secret:[0-9a-f]{12}/);
    const after = await up();
    expect(after.units[1]?.pid).toBe(before.units[1]?.pid);
    expect(environmentOf(after.units[0]?.pid)).toContain(`${name}=sk-second-value`);
    expect(await plan()).toEqual([]);
  });

  test('is seen in use without unlocking the store', async () => {
    const consumer = async () =>
      secretsStatusResult
        .parse(await workspace.json('secrets', 'status'))
        .secrets.find((secret) => secret.name === name);
    await up();
    const before = await consumer();
    expect(before?.consumers).toMatchObject([
      { unit: 'camera', fingerprint: before?.fingerprint, current: true },
    ]);
    await workspace.set(name, 'sk-second-value');
    expect((await consumer())?.consumers).toMatchObject([{ unit: 'camera', current: false }]);
    expect((await workspace.run(['secrets', 'status'])).stdout).toContain('camera (another value)');
  });

  test('that cannot be had stops `up`, instead of leaving the unit without it', async () => {
    const { vaultKeyFile } = workspace.paths;
    const environment = { POKERBOT_VAULT_KEY_FILE: `${vaultKeyFile}.gone` };
    const { exitCode, stdout } = await workspace.run(['up', '--json'], { environment });
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout).error.code).toBe('VAULT_LOCKED');
  });
});
