import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shadowSummarySchema } from '@poker-bot/shared/evaluation/shadow-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evalListResult } from '../../../src/schemas/eval-list-result.ts';
import { shownRunResult } from '../../../src/schemas/eval-show-result.ts';
import type { StatusResult, UpResult } from '../../../src/stack/use-cases/results.ts';
import { playSession } from '../../support/play-session.ts';
import { eventually, finished, ScenarioWorkspace } from '../../support/scenario-workspace.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

const file = (name: string) => join(workspace.folder, name);
const decisions = (run: string) => {
  const path = file(`results/eval/${run}/decisions.jsonl`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
const lines = (run: string) => decisions(run).split('\n').length - 1;

async function shadow(...argv: string[]) {
  const { exitCode, stdout, stderr } = await workspace.run('eval', 'shadow', ...argv, '--json');
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return shadowSummarySchema.parse(JSON.parse(stdout));
}

test('a session that was played is replayed, right after and while the stack runs', async () => {
  const up = await workspace.json<UpResult>('up');
  await playSession(up, { sessionId: 'rehearsal', hands: 40 });
  const summary = await shadow('--session', 'rehearsal', '--run-id', 'session');
  expect(summary).toMatchObject({ verdict: null, degradedDecisions: 0, illegalActions: 0 });
  expect(summary.source).toMatchObject({ session: 'rehearsal', hands: 40, unseen: 0 });
  expect(summary.advisors.solver?.answered).toBe(summary.decisions);
});

test('a session that nobody knows is told before anything starts, with the one that was meant', async () => {
  await workspace.json('down');
  const argv = ['eval', 'shadow', '--session', 'rehearsel', '--json'];
  const { exitCode, stdout } = await workspace.run(...argv);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: 'SESSION_UNKNOWN',
    next: ['Did you mean `rehearsal`?', 'Choose one of `rehearsal`'],
  });
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
});

test('a bot that needs no service starts none, and its file may lie anywhere', async () => {
  using elsewhere = new TemporaryFolder();
  const bot = join(elsewhere.path, 'mine.bot.json');
  writeFileSync(bot, JSON.stringify({ name: 'mine', advisors: [{ type: 'heuristic' }] }));
  const session = file('results/hands/session-rehearsal.phhs');
  const copy = join(elsewhere.path, 'copy.phhs');
  writeFileSync(copy, readFileSync(session));
  const summary = await shadow('--from', copy, '--bot', bot, '--run-id', 'mine');
  expect(summary).toMatchObject({ bot: 'mine', degradedDecisions: 0 });
  expect(summary.source.files).toMatchObject([{ name: 'copy.phhs' }]);
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
});

test('Ctrl-C ends it with 130 and the command that goes on, to the same bytes', async () => {
  const hands = readFileSync(file('results/hands/session-rehearsal.jsonl'), 'utf8');
  writeFileSync(file('results/long.jsonl'), hands.repeat(15));
  writeFileSync(
    file('config/bot/quick.bot.json'),
    JSON.stringify({ name: 'quick', advisors: [{ type: 'heuristic' }] }),
  );
  const source = ['--from', file('results/long.jsonl'), '--bot', 'quick'];
  await shadow(...source, '--run-id', 'whole');
  const stopping = workspace.start('eval', 'shadow', ...source, '--run-id', 'stopped');
  const stopped = finished(stopping);
  await eventually('some decisions are on file', () => lines('stopped') > 20, 30_000);
  stopping.kill('SIGINT');
  const { exitCode, stderr } = await stopped;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('pokerbot eval shadow --resume stopped');
  expect(lines('stopped')).toBeLessThan(lines('whole'));
  await shadow('--resume', 'stopped');
  expect(decisions('stopped')).toBe(decisions('whole'));
});

test('the list knows shadow runs, each can be shown, and each divergence opened', async () => {
  const list = await workspace.run('eval', 'list', '--json');
  const { runs } = evalListResult.parse(JSON.parse(list.stdout));
  expect(runs.map(({ runId, suite, verdict }) => `${runId} ${suite} ${verdict}`)).toEqual([
    'stopped shadow null',
    'whole shadow null',
    'mine shadow null',
    'session shadow null',
  ]);
  const shown = await workspace.run('eval', 'show', 'mine', '--divergence', '1', '--json');
  const { divergence, summary } = shownRunResult.parse(JSON.parse(shown.stdout));
  expect(divergence).toMatchObject({ number: 1, judge: { name: 'heuristic' } });
  expect(summary).toMatchObject({ suite: 'shadow', runId: 'mine' });
  const text = await workspace.run('eval', 'show', 'mine', '--divergence', '1');
  expect(text.stdout).toMatch(/^Divergence 1 of run mine: /);
});

test('a least agreement that is not reached is the answer no', async () => {
  const argv = ['eval', 'shadow', '--session', 'rehearsal', '--bot', 'quick'];
  const { exitCode, stdout } = await workspace.run(...argv, '--min-agreement', '1', '--json');
  expect(exitCode).toBe(4);
  expect(JSON.parse(stdout)).toMatchObject({ suite: 'shadow', verdict: 'fail' });
});
