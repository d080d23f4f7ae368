import { readFileSync, rmSync } from 'node:fs';
import { type League, leagueSchema } from '@poker-bot/shared/evaluation/league';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(() => {
  workspace = new TemporaryWorkspace();
  for (const [name, samples] of [
    ['few', 5],
    ['many', 40],
  ] as const) {
    const bot = { name, advisors: [{ type: 'heuristic', samples }] };
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify(bot));
  }
});
afterAll(() => workspace[Symbol.dispose]());

async function league(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['league', ...argv, '--json']);
  expect(exitCode).toBe(0);
  return leagueSchema.parse(JSON.parse(out));
}

/** Makes hands of a match such that a player broke them, and has the league read it again. */
async function leagueWithBroken({ run, match, player, every }: Breaking) {
  const file = `results/eval/${run}.${match}/hands.jsonl`;
  const lines = readFileSync(workspace.file(file), 'utf8').trimEnd().split('\n');
  const broken = lines.map((text) => {
    const { hand, index, players, tags } = JSON.parse(text);
    if (index % every > 0) return text;
    return JSON.stringify({ hand, index, players, tags, crashed: { player, reason: 'broke' } });
  });
  workspace.write(file, `${broken.join('\n')}\n`);
  for (const summary of [run, `${run}.${match}`]) {
    rmSync(workspace.file(`results/eval/${summary}/summary.json`));
  }
  return await league('--resume', run);
}

interface Breaking {
  readonly run: string;
  readonly match: string;
  readonly player: string;
  readonly every: number;
}

test.each([
  ['a bot against a bot', '1-2'],
  ['a bot against a guest', '1-3'],
])(
  'hands that a bot broke are its own, and what it wins in the others is nothing: %s',
  async (_, match) => {
    const run = `broken-${match}`;
    const argv = ['few', 'many', '--guest', 'random', '--hands', '400', '--run-id', run];
    const before = await league(...argv);
    const table = await leagueWithBroken({ run, match, player: 'few', every: 20 });
    const crashes = (name: string) => table.bots.find((bot) => bot.name === name)?.crashes;
    expect([crashes('few'), crashes('many'), crashes('random')]).toEqual([20, 0, 0]);
    const of = ({ matches }: League) => matches.find(({ runId }) => runId === `${run}.${match}`);
    expect(of(table)).toMatchObject({ crashes: 20, deals: 180 });
    // Who loses twenty stacks in 400 hands is better than nobody for certain.
    expect(of(table)?.bbPer100 ?? 0).not.toBe(of(before)?.bbPer100);
    expect(table.bots.find(({ name }) => name === 'few')?.rank?.[1]).toBe(2);
    expect(table.bots.filter(({ scripted }) => !scripted).at(-1)?.name).toBe('few');
    const { out } = await workspace.eval(['league', '--resume', run]);
    expect(out).toMatch(/few .*broke 20 of its hands/);
  },
);
