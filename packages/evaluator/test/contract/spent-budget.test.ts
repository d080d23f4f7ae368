import { mkdirSync, writeFileSync } from 'node:fs';
import type { Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test } from 'vitest';
import { AbMatch } from '../../src/ab/ab-match.ts';
import { spentInMatch } from '../../src/acpc/spent-in-match.ts';
import { type SpentBySide, spentInHands } from '../../src/budget/spent-in-hands.ts';
import { loadOpponents } from '../../src/config/load-opponents.ts';
import type { ServeManifest } from '../../src/config/serve-manifest.ts';
import { Bot } from '../../src/match/bot.ts';
import { fieldOf } from '../../src/match/field.ts';
import { Match, type MatchHand } from '../../src/match/match.ts';
import { RunFolder } from '../../src/run-folder/run-folder.ts';
import type { ShadowManifest } from '../../src/shadow/shadow-manifest.ts';
import { spentInReplay } from '../../src/shadow/spent-in-replay.ts';
import { abManifestOf } from '../support/ab-run.ts';
import { passive } from '../support/fake-advisors.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';
import { opponentsFolder, table, testBot } from '../support/test-match.ts';

const tokens = { a: 7, b: 11 };

function configOf(name: string, calls: number): BotConfig {
  return botConfig.parse({
    name,
    advisors: [{ type: 'agents', name: 'model' }, { type: 'heuristic' }],
    guards: { budget: { calls, tokens: 1_000_000, timeMs: 1_000_000_000 } },
  });
}

/** A model that answers every third question with something illegal, which has to be paid for all the same. */
function model(cost: number, asked: { calls: number }): Advisor {
  return {
    name: 'model',
    weight: 1,
    paid: true,
    advise: async ({ observation }) => {
      asked.calls += 1;
      const advice = { ...passive(observation), tokens: cost };
      return asked.calls % 3 === 0 ? { ...advice, distribution: [] } : advice;
    },
  };
}

interface Play {
  /** By name; empty: the two play each other. */
  readonly opponents: readonly string[];
  readonly calls?: number;
  readonly spent?: SpentBySide;
  readonly hands?: number;
}

/** Plays two bots whose models are paid, and keeps the lines as a run does. */
async function play({ opponents, calls = 10_000, spent = {}, hands = 24 }: Play) {
  const configs = { a: configOf('a', calls), b: configOf('b', calls) };
  const loaded = loadOpponents(opponentsFolder, opponents);
  const seats = opponents.length === 0 ? 2 : opponents.length + 1;
  const {
    a: _,
    b: __,
    opponents: ___,
    ...manifest
  } = abManifestOf({
    seats,
    opponents: [...opponents],
  });
  const whole = { ...manifest, ...configs, opponents: loaded };
  const asked = { a: { calls: 0 }, b: { calls: 0 } };
  const bot = (side: 'a' | 'b') =>
    new Bot({
      config: configs[side],
      advisors: [model(tokens[side], asked[side])],
      clock: systemClock,
      runId: 'run',
      spent: spent[side],
      decisionLimitMs: 5_000,
      signal: new AbortController().signal,
    });
  const [a, b] = [bot('a'), bot('b')];
  const common = { seed: 'spent', table, notesLuck: false };
  const field = fieldOf(whole);
  const match = new AbMatch({
    table: whole.settings,
    matches:
      field.length === 0
        ? { b: new Match({ ...common, bot: b, field: [{ name: 'a', bot: a }] }) }
        : {
            a: new Match({ ...common, bot: a, field }),
            b: new Match({ ...common, bot: b, field }),
          },
  });
  const played: MatchHand[] = [];
  for (let index = 0; index < hands; index += 1) played.push(await match.play(index));
  return { manifest: whole, played, asked };
}

function onFile(workspace: TemporaryWorkspace, played: readonly MatchHand[]): RunFolder {
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  mkdirSync(folder.path, { recursive: true });
  const lines = (values: readonly unknown[]) =>
    values.map((value) => `${JSON.stringify(value)}\n`).join('');
  writeFileSync(folder.file('hands.jsonl'), lines(played.map(({ line }) => line())));
  writeFileSync(folder.file('timings.jsonl'), lines(played.map(({ timing }) => timing)));
  return folder;
}

test.each([
  ['each other', []],
  ['a field', ['maniac', 'calling_station']],
])('what two bots spent that played %s is read from their hands', async (_, opponents) => {
  using workspace = new TemporaryWorkspace();
  const { manifest, played, asked } = await play({ opponents });
  const folder = onFile(workspace, played);
  const { a, b } = spentInHands(folder, manifest);
  expect(asked.a.calls).toBeGreaterThan(20);
  expect(a).toMatchObject({ calls: asked.a.calls, tokens: tokens.a * asked.a.calls });
  expect(b).toMatchObject({ calls: asked.b.calls, tokens: tokens.b * asked.b.calls });
  expect(a?.timeMs).toBeGreaterThan(0);
});

test('a hand that is timed and not on file is not counted, and one without its timing is', async () => {
  using workspace = new TemporaryWorkspace();
  const { manifest, played, asked } = await play({ opponents: [] });
  const folder = onFile(workspace, played);
  const [first, ...others] = played;
  const timings = [...others, ...others].map(({ timing }) => `${JSON.stringify(timing)}\n`);
  writeFileSync(folder.file('timings.jsonl'), timings.join(''));
  expect(spentInHands(folder, manifest).b?.calls).toBe(asked.b.calls);
  writeFileSync(folder.file('hands.jsonl'), `${JSON.stringify(first?.line())}\n`);
  const spent = spentInHands(folder, manifest).b;
  expect(spent?.calls).toBeLessThan(asked.b.calls);
  expect(spent?.timeMs).toBe(0);
});

test('a run that goes on has what is left of its budget', async () => {
  using workspace = new TemporaryWorkspace();
  const before = await play({ opponents: [], calls: 30, hands: 4 });
  const spent = spentInHands(onFile(workspace, before.played), before.manifest);
  const after = await play({ opponents: [], calls: 30, spent, hands: 100 });
  for (const side of ['a', 'b'] as const) {
    expect(before.asked[side].calls).toBeLessThan(30);
    expect(before.asked[side].calls + after.asked[side].calls).toBe(30);
  }
});

const advisors = [
  { name: 'model', outcome: 'answered', tokens: 9 },
  { name: 'model', outcome: 'late' },
  { name: 'model', outcome: 'skipped' },
  { name: 'heuristic', outcome: 'answered' },
];
const spent = { calls: 2, tokens: 9, timeMs: 40 };
const identity = (({ format, runId, createdAt, versions, revision, evaluation }) => ({
  ...{ format, runId, createdAt, versions, revision, evaluation },
}))(abManifestOf({}));

test('of a shadow run the decisions that are on file tell what its candidate spent', () => {
  using workspace = new TemporaryWorkspace();
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  mkdirSync(folder.path, { recursive: true });
  const place = { index: 0, ordinal: 0, player: 'p', position: 'BB', street: 'flop' };
  const line = { ...place, kinds: ['call', 'call'], agrees: true, probability: 1, guards: [] };
  const decision = { ...line, advisors, degraded: true };
  writeFileSync(folder.file('decisions.jsonl'), `${JSON.stringify(decision)}\n`);
  const timing = { index: 0, latencyMs: 30, advisors: { model: 20, heuristic: 1 } };
  writeFileSync(folder.file('timings.jsonl'), `${JSON.stringify(timing)}\n`);
  const source = { files: [], scan: {} as ShadowManifest['source']['scan'] };
  const settings = {} as ShadowManifest['settings'];
  const manifest = { ...identity, suite: 'shadow' as const, settings, source };
  expect(spentInReplay(folder, { ...manifest, bot: configOf('b', 9) })).toEqual(spent);
  expect(spentInReplay(folder, { ...manifest, bot: testBot })).toBeUndefined();
});

test('of a match with others the hands that are on file tell what our bot spent', () => {
  using workspace = new TemporaryWorkspace();
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  mkdirSync(folder.path, { recursive: true });
  const decisions = [{ seat: 1, move: 2, advisors }];
  writeFileSync(folder.file('hands.jsonl'), `${JSON.stringify({ index: 0, decisions })}\n`);
  const timed = [{ seat: 1, move: 2, latencyMs: 30, advisors: { model: 20 } }];
  writeFileSync(
    folder.file('timings.jsonl'),
    `${JSON.stringify({ index: 0, decisions: timed })}\n`,
  );
  const settings = {} as ServeManifest['settings'];
  const manifest = { ...identity, suite: 'serve' as const, settings };
  expect(spentInMatch(folder, { ...manifest, bot: configOf('b', 9) })).toEqual(spent);
  expect(spentInMatch(folder, { ...manifest, bot: null })).toBeUndefined();
});

test('of a run whose bots pay nobody nothing is read, nor of one that has no file yet', async () => {
  using workspace = new TemporaryWorkspace();
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  expect(spentInHands(folder, abManifestOf({}))).toEqual({});
  const manifest = { ...abManifestOf({}), b: configOf('b', 1) };
  expect(spentInHands(folder, manifest).b).toEqual({ calls: 0, tokens: 0, timeMs: 0 });
});
