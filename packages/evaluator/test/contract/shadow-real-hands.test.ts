import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shadowSummarySchema } from '@poker-bot/shared/evaluation/shadow-summary';
import { describe, expect, test, vi } from 'vitest';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

const folder = resolve(import.meta.dirname, '../../../../../shared/data/phh');
const missing = existsSync(folder) ? '' : ' (skipped: `../shared/data` is not there)';

// All the hands are read once, to count their decisions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(missing !== '')(`hands that others recorded${missing}`, () => {
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.phhs'));

  test('are replayed, a slice of them, and none is skipped', async () => {
    using workspace = new TemporaryWorkspace();
    const from = files()
      .slice(0, 3)
      .flatMap((name) => ['--from', join(folder, name)]);
    const argv = ['shadow', ...from, '--player', 'Pluribus', '--hands', '150', '--json'];
    const { exitCode, out, err } = await workspace.eval(argv);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const summary = shadowSummarySchema.parse(JSON.parse(out));
    expect(summary.source).toMatchObject({ hands: 150, unseen: 0, skipped: { hands: 0 } });
    expect(summary.byPlayer.map(({ name }) => name)).toEqual(['Pluribus']);
    expect(summary.decisions).toBeGreaterThan(150);
    expect(summary.illegalActions).toBe(0);
  });

  test('can all be replayed', async () => {
    using workspace = new TemporaryWorkspace();
    const from = files().flatMap((name) => ['--from', join(folder, name)]);
    const argv = ['shadow', ...from, '--run-id', 'all'];
    // Stopped before its first decision: what there is to replay is on file.
    const { exitCode } = await stopAtOnce(workspace, argv);
    expect(exitCode).toBe(130);
    const { out } = await workspace.eval(['show', 'all', '--json']);
    expect(JSON.parse(out).manifest.source.scan).toEqual({
      hands: 6_706,
      replayed: 6_706,
      decisions: 61_184,
      unseen: 0,
      skipped: { hands: 0, tornLines: 0, listed: [] },
      idle: { unseen: 0, others: 0, nobody: 0 },
    });
  });
});
