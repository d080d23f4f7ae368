import { readFileSync } from 'node:fs';
import { abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Hundreds of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const bold = { aggression: 8 };

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
  for (const [name, style] of Object.entries({ plain: undefined, neutral: {}, bold })) {
    const bot = { name, advisors: [{ type: 'heuristic', samples: 20 }], style };
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify(bot));
  }
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');

async function told(...argv: readonly string[]) {
  const { out } = await workspace.eval([...argv, '--json']);
  return JSON.parse(out);
}

const lines = (run: string) =>
  read(run, 'hands.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** How often a bot raises where it may do something else as well, by what it drew from. */
function raisingIn(run: string, bot: string): number {
  const chances = lines(run).flatMap(({ players, decisions }) =>
    decisions
      .filter((note: Note) => players[note.seat] === bot && note.distribution.length > 1)
      .map(raiseChance),
  );
  return chances.reduce((sum: number, chance: number) => sum + chance, 0) / chances.length;
}

function raiseChance({ distribution }: Note): number {
  const raises = distribution.filter(([move]) => move.startsWith('cbr'));
  return raises.reduce((sum, [, chance]) => sum + chance, 0);
}

interface Note {
  readonly seat: number;
  readonly distribution: readonly [move: string, probability: number][];
}

test('a bot and the same in a style are two: they play otherwise, and that is told of each', async () => {
  const summary = abSummarySchema.parse(
    await told('ab', 'plain', 'bold', '--hands', '400', '--run-id', 'one'),
  );
  expect(summary).toMatchObject({ identical: false, crashes: 0 });
  expect(summary.bbPer100).not.toBe(0);
  expect(raisingIn('one', 'bold')).toBeGreaterThan(raisingIn('one', 'plain') + 0.1);
  expect(lines('one').some(({ luck }) => luck.own !== 0)).toBe(true);
});

test('a style that changes nothing makes the same bot: to the byte, and known for the same', async () => {
  const run = ['--hands', '40', '--opponent', 'maniac', '--seats', '2'];
  await told('smoke', '--bot', 'plain', ...run, '--run-id', 'plain');
  await told('smoke', '--bot', 'neutral', ...run, '--run-id', 'neutral');
  const hands = read('neutral', 'hands.jsonl').replaceAll('"neutral"', '"plain"');
  expect(hands).toBe(read('plain', 'hands.jsonl'));
  expect(JSON.parse(read('neutral', 'manifest.json')).bot).not.toHaveProperty('style');
  expect(await told('ab', 'plain', 'neutral', '--hands', '40')).toMatchObject({ identical: true });
});

test('a run says what style it was played in: its manifest, `show`, the report and a comparison', async () => {
  const run = ['--hands', '12', '--opponent', 'maniac', '--seats', '2'];
  await told('smoke', '--bot', 'plain', ...run, '--run-id', 'plain');
  await told('smoke', '--bot', 'bold', ...run, '--run-id', 'bold');
  const style = { aggression: 8, looseness: 1 };
  const shown = await told('show', 'bold');
  expect(shown.manifest.bot).toMatchObject({ name: 'bold', style });
  const words = 'aggression × 8, looseness × 1';
  expect((await workspace.eval(['show', 'bold'])).out).toContain(`style        \`bold\`: ${words}`);
  expect((await workspace.eval(['show', 'plain'])).out).not.toContain('style');
  expect(read('bold', 'report.html')).toMatch(new RegExp(`style of bold[\\s\\S]{0,40}${words}`));
  expect(JSON.stringify(await told('compare', 'plain', 'bold'))).toContain('bot.style.aggression');
});

test('what a styled bot would do in recorded hands is what its style makes of the advice', async () => {
  const run = ['--hands', '40', '--opponent', 'tight_passive', '--seats', '2'];
  await told('smoke', '--bot', 'plain', ...run, '--run-id', 'recorded');
  const decided = new Map<string, Decided[]>();
  for (const bot of ['plain', 'bold']) {
    const source = ['--from', workspace.file('results/eval/recorded/hands.jsonl')];
    await told('shadow', ...source, '--bot', bot, '--run-id', bot);
    const text = read(bot, 'decisions.jsonl').trimEnd().split('\n');
    decided.set(
      bot,
      text.map((line) => JSON.parse(line)),
    );
  }
  const mixed = decided
    .get('plain')!
    .filter(({ probability }) => 0 < probability && probability < 1);
  expect(new Set(mixed.map(({ kinds: [recorded] }) => recorded)).size).toBeGreaterThan(1);
  for (const { index, kinds, probability } of mixed) {
    const odds = (probability / (1 - probability)) * (kinds[0] === 'raise' ? 8 : 1 / 8);
    expect(decided.get('bold')![index]!.probability).toBeCloseTo(odds / (1 + odds), 4);
  }
});

/** A line of `decisions.jsonl`. */
interface Decided {
  readonly index: number;
  readonly kinds: readonly [recorded: string, candidate: string];
  /** That the candidate gives to what was done. */
  readonly probability: number;
}

test('a style that is none is refused, with its place', async () => {
  const bot = { name: 'odd', advisors: [{ type: 'heuristic' }], style: { aggression: 0 } };
  workspace.write('config/bot/odd.bot.json', JSON.stringify(bot));
  const { error } = await told('smoke', '--bot', 'odd', '--hands', '6');
  expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
  expect(error.message).toContain('style.aggression');
});
