import { readFileSync, rmSync } from 'node:fs';
import { comparisonSchema } from '@poker-bot/shared/evaluation/comparison';
import { lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  const strength = { calling_station: { atLeast: -2_000 } };
  workspace.write('gates.json', JSON.stringify({ crashes: null, strength }));
  const table = ['--hands', '400', '--seats', '2', '--opponent', 'calling_station'];
  for (const run of ['whole', 'broken', 'broken-by-other']) {
    await workspace.eval(['smoke', ...table, '--gates', 'gates.json', '--run-id', run]);
  }
  await workspace.eval(['lbr', '--hands', '20', '--run-id', 'bound']);
  breakHands('broken', { player: 'heuristic', isBroken: (index) => index % 40 === 0 });
  breakHands('broken-by-other', { player: 'calling_station', isBroken: (index) => index === 0 });
  breakHands('bound', { player: 'heuristic', isBroken: (index) => index === 19 });
}, 60_000);
afterAll(() => workspace[Symbol.dispose]());

/** Makes hands of a run such that a player broke them, and leaves it to be scored again. */
function breakHands(run: string, { player, isBroken }: Breaking): void {
  const file = `results/eval/${run}/hands.jsonl`;
  const lines = readFileSync(workspace.file(file), 'utf8').trimEnd().split('\n');
  const broken = lines.map((text) => {
    const { hand, index, players, tags } = JSON.parse(text);
    if (!isBroken(index)) return text;
    return JSON.stringify({ hand, index, players, tags, crashed: { player, reason: 'broke' } });
  });
  workspace.write(file, `${broken.join('\n')}\n`);
  rmSync(workspace.file(`results/eval/${run}/summary.json`));
}

interface Breaking {
  readonly player: string;
  readonly isBroken: (index: number) => boolean;
}

async function show(run: string) {
  const { exitCode, out } = await workspace.eval(['show', run, '--json']);
  expect(exitCode).toBe(0);
  return JSON.parse(out);
}

async function strengthOf(run: string) {
  const { gate } = smokeSummarySchema.parse((await show(run)).summary);
  return gate.find(({ name }) => name === 'strength:calling_station');
}

test('a bot is not strong for the hands that it broke, and may be for those that another broke', async () => {
  expect(await strengthOf('whole')).toMatchObject({ outcome: 'pass' });
  expect(await strengthOf('broken')).toMatchObject({
    outcome: 'undecided',
    reason: expect.stringContaining('without the deals of 10 hands that the bot broke'),
  });
  expect(await strengthOf('broken-by-other')).toMatchObject({ outcome: 'pass' });
});

test('a bound says that hands are missing in it, and so does the report', async () => {
  const reason =
    'The bound is without the deals of 1 hand that a player broke: it holds for the others alone';
  const { reasons } = lbrSchema.parse((await show('bound')).lbr);
  expect(reasons).toEqual(expect.arrayContaining(['1 crash, none allowed', reason]));
  await workspace.eval(['report', 'bound']);
  expect(readFileSync(workspace.file('results/eval/bound/report.html'), 'utf8')).toContain(reason);
});

test('a comparison notes which run has hands that are not compared', async () => {
  const { out } = await workspace.eval(['compare', 'whole', 'broken', '--json']);
  expect(comparisonSchema.parse(JSON.parse(out)).notes).toContain(
    'Run `broken` is compared without the deals of 10 hands that a player broke, which may be those that it would have lost',
  );
});
