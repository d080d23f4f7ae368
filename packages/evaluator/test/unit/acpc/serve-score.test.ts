import { standardGame } from '@poker-bot/executor/acpc/protocol/game-definition';
import { standardLimits } from '@poker-bot/executor/acpc/protocol/time-account';
import { expect, test } from 'vitest';
import { ServeScore } from '../../../src/acpc/serve-score.ts';
import type { ServeManifest } from '../../../src/config/serve-manifest.ts';

const names = ['p1', 'p2', 'p3'];
const { name, blinds, stacks } = standardGame(3);

function manifest(settings: Partial<ServeManifest['settings']> = {}): ServeManifest {
  return {
    format: 1,
    runId: 'match',
    suite: 'serve',
    createdAt: '2026-01-31T12:00:00.000Z',
    settings: {
      hands: 6,
      seats: 3,
      seed: '1',
      opponents: names,
      game: { name, blinds: [...blinds], stacks: [...stacks] },
      duplicate: false,
      limits: standardLimits,
      maxInvalid: null,
      startTimeoutMs: 1_000,
      decisionLimitMs: 1_000,
      ...settings,
    },
    bot: null,
    versions: { evaluator: '0', node: '20', platform: 'linux' },
    revision: null,
    evaluation: { mode: 'off', runId: null },
  };
}

/** Lines of a log, with the chips of each hand by position and everybody moving one on. */
function lines(...hands: readonly (readonly number[])[]): string[] {
  return hands.map((chips, index) => {
    const seated = names.map((_, position) => names[(position + index) % 3]);
    return `STATE:${index}:ff:|:${chips.join('|')}:${seated.join('|')}`;
  });
}

function scoreOf(log: readonly string[], settings: Partial<ServeManifest['settings']> = {}) {
  const score = new ServeScore(manifest(settings));
  for (const line of log) score.addLine(line);
  return score.summary({
    end: { outcome: 'completed' },
    reports: [],
    degradedHands: undefined,
    handsPerSecond: undefined,
    folder: 'f',
  });
}

const netOf = (summary: ReturnType<typeof scoreOf>) =>
  summary.players.map(({ netChips }) => netChips);

test('chips go to who sat in the position, fractions and all', () => {
  const summary = scoreOf(
    lines([-50, 150.5, -100.5], [-50, 150, -100], [100 / 3, 100 / 3, -200 / 3]),
  );
  // Hand 1 begins with p2, hand 2 with p3.
  expect(netOf(summary)).toEqual([-116.666667, 33.833333, 82.833333]);
  expect(summary).toMatchObject({ hands: 3, of: 6, deals: 3 });
});

test('comments, the score, and a hand that was not finished count nothing', () => {
  const log = ['# name/game', '# unfinished STATE:1:c:|::p2|p3|p1', 'SCORE:1|2|-3:p1|p2|p3'];
  expect(scoreOf([...log, ...lines([50, -50, 0])])).toMatchObject({ hands: 1 });
  expect(netOf(scoreOf(log))).toEqual([0, 0, 0]);
});

test('the interval is that of the hands, or of whole rotations of a deal', () => {
  const log = lines(
    [300, -300, 0],
    [0, 300, -300],
    [0, 0, 0],
    [300, -300, 0],
    [300, -300, 0],
    [-300, 0, 300],
  );
  const [single] = scoreOf(log).players;
  // p1 wins 300, −300, 0, then 300, 0, 0, in positions 0, 2, 1, 0, 2, 1.
  expect(single).toMatchObject({ netChips: 300, bbPer100: 50 });

  const rotated = scoreOf(log, { duplicate: true });
  expect(rotated.deals).toBe(2);
  expect(rotated.players[0]).toMatchObject({ bbPer100: 50, standardError: 50 });
});

test('before the second observation there is no interval', () => {
  expect(scoreOf([]).players[0]).toMatchObject({ bbPer100: null, interval: null });
  expect(scoreOf(lines([100, -100, 0])).players[0]).toMatchObject({
    bbPer100: 100,
    interval: null,
  });
});

test('an all-in counts with what it was worth, beside what came of it', () => {
  const pair = ['one', 'two'];
  const { name: game, blinds: posted, stacks: deep } = standardGame(2);
  const settings = {
    ...{ seats: 2, opponents: pair, hands: 1 },
    game: { name: game, blinds: [...posted], stacks: [...deep] },
  };
  // Two of the 44 cards that may come on the river help the kings, and one of them came.
  const line = 'STATE:0:cc/cc/r20000c/:AsAh|KsKc/2c3d4h/7s/Kd:-20000|20000:one|two';
  const [aces, kings] = scoreOf([line], settings).players;
  const rates = (player: typeof aces) =>
    player?.estimates.map(({ name: way, bbPer100 }) => [way, Math.round(bbPer100)]);
  // 40,000 chips in 42 of 44 cases less the 20,000 put in, in big blinds of 100 and per 100 hands.
  expect(rates(aces)).toEqual([
    ['raw', -20_000],
    ['all-in', 18_182],
  ]);
  expect(rates(kings)).toEqual([
    ['raw', 20_000],
    ['all-in', -18_182],
  ]);
});

test('where a line does not tell its hand, run-outs are left as they came', () => {
  const { players, estimator } = scoreOf(lines([50, -50, 0], [50, 0, -50]));
  expect(players[0]?.estimates.map(({ name: way }) => way)).toEqual(['raw']);
  expect(estimator).toBe('raw');
});
