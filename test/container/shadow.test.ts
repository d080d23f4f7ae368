import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playSession } from '../../cli/test/support/play-session.ts';
import { shadowSummarySchema } from '../../packages/shared/src/evaluation/shadow-summary.ts';
import { ContainerWorkspace } from '../support/container-workspace.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const realHands = resolve(import.meta.dirname, '../../../shared/data/phh/pluribus_100.phhs');
const missing = existsSync(realHands) ? '' : ' (skipped: `../shared/data` is not there)';

let workspace: ContainerWorkspace;
beforeAll(async () => {
  workspace = await ContainerWorkspace.create('shadow');
  workspace.declare({ solver: {}, orchestrator: {} });
  // Without agents, which are switched off here.
  const bot = { name: 'served', advisors: [{ type: 'solver' }, { type: 'heuristic' }] };
  workspace.write('config/bot/served.bot.json', JSON.stringify(bot));
});
afterAll(() => workspace.dispose());

const shadow = async (...argv: string[]) =>
  shadowSummarySchema.parse(
    JSON.parse(await workspace.succeed('eval', 'shadow', ...argv, '--json')),
  );

test('a session that was played in containers is replayed in one', async () => {
  const up = await workspace.up();
  await playSession(up, { sessionId: 'rehearsal', hands: 30 });
  const summary = await shadow('--session', 'rehearsal', '--bot', 'served', '--run-id', 'session');
  expect(summary.source).toMatchObject({ session: 'rehearsal', hands: 30, unseen: 0 });
  expect(summary.advisors.solver?.answered).toBe(summary.decisions);
  expect(summary.degradedDecisions).toBe(0);
});

test('a bot that asks a unit which is switched off is not replayed, unless what is left of it is wanted', async () => {
  const argv = ['eval', 'shadow', '--session', 'rehearsal', '--bot', 'default', '--json'];
  const { exitCode, stdout } = await workspace.run(...argv);
  expect({ exitCode, error: JSON.parse(stdout).error }).toMatchObject({
    exitCode: 3,
    error: {
      code: 'SERVICES_ABSENT',
      message: expect.stringMatching(/^`agents` is switched off/),
    },
  });
  const summary = await shadow(...argv.slice(2, -1), '--allow-degraded');
  expect(summary.degradedDecisions).toBe(summary.decisions);
});

test('a file from outside of the workspace gets into the container, and the run can be gone on with', async () => {
  const outside = temporaryFolder('outside');
  const file = join(outside.path, 'their hands.phhs');
  const session = join(workspace.folder, 'results/hands/session-rehearsal.phhs');
  writeFileSync(file, readFileSync(session));
  const summary = await shadow('--from', file, '--bot', 'served', '--run-id', 'outside');
  expect(summary.source).toMatchObject({ hands: 30, files: [{ name: 'their hands.phhs' }] });
  outside[Symbol.dispose]();
  expect(await shadow('--resume', 'outside')).toEqual(summary);
  const [copy = ''] = readdirSync(join(workspace.folder, 'results/sources'));
  expect(readdirSync(join(workspace.folder, 'results/sources', copy))).toEqual([
    'their hands.phhs',
  ]);
  const shown = await workspace.succeed('eval', 'show', 'outside', '--divergence', '1');
  expect(shown).toMatch(/^Divergence 1 of run outside: /);
});

test.skipIf(missing !== '')(`hands that others recorded are replayed there${missing}`, async () => {
  const argv = [
    '--from',
    realHands,
    '--player',
    'Pluribus',
    '--bot',
    'served',
    '--hands',
    '20',
    '--run-id',
    'real',
  ];
  const summary = await shadow(...argv);
  expect(summary.source).toMatchObject({ hands: 20, unseen: 0, skipped: { hands: 0 } });
  expect(summary.byPlayer.map(({ name }) => name)).toEqual(['Pluribus']);
  expect(summary.advisors.solver?.answered).toBe(summary.decisions);
  expect(summary.agreementRate).toBeGreaterThan(0);
});

test('the same decisions are taken there as by a process of this machine', async () => {
  const bot = { name: 'alone', advisors: [{ type: 'heuristic' }] };
  workspace.write('config/bot/alone.bot.json', JSON.stringify(bot));
  const source = ['--session', 'rehearsal', '--bot', 'alone'];
  await shadow(...source, '--run-id', 'contained');
  await workspace.succeed('down');
  await shadow(...source, '--run-id', 'process', '--driver', 'process');
  const [contained, process] = ['contained', 'process'].map((run) =>
    readFileSync(join(workspace.folder, 'results/eval', run, 'decisions.jsonl'), 'utf8'),
  );
  expect(process).toBe(contained);
});
