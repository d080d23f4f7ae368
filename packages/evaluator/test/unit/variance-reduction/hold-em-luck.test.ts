import { readdirSync } from 'node:fs';
import { heuristicAdvisor } from '@poker-bot/orchestrator/advisors/heuristic-advisor';
import { describe, expect, test, vi } from 'vitest';
import { isCrashed, type PlayedLine } from '../../../src/record/hand-line.ts';
import type { LuckNote } from '../../../src/record/luck-note.ts';
import { luckPrior } from '../../../src/score/luck-prior.ts';
import { WinRate } from '../../../src/score/win-rate.ts';
import { RunningMoments } from '../../../src/statistics/running-moments.ts';
import { opponentsFolder, playAll, testBot, testMatch } from '../../support/test-match.ts';

// Thousands of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const opponents = readdirSync(opponentsFolder).map((file) => file.replace(/\.json$/, ''));

const heuristic = () => heuristicAdvisor({ name: 'heuristic', weight: 1, samples: 100 });

async function playedAgainst(opponent: string, hands: number): Promise<PlayedLine[]> {
  const match = testMatch({ advisors: [heuristic()], opponents: [opponent], notesLuck: true });
  const lines = (await playAll(match, { hands })).map(({ line }) => line);
  return lines.map((line) => {
    if (isCrashed(line)) throw new Error(line.crashed.reason);
    return line;
  });
}

/** Sums of a part over the deals of two hands each. */
function ofDeals(lines: readonly PlayedLine[], figure: (line: PlayedLine) => number): number[] {
  return lines.flatMap((line, at) => (at % 2 === 0 ? [] : [figure(lines[at - 1]!) + figure(line)]));
}

const parts = ['deal', 'board', 'own', 'opponent', 'runOut'] satisfies (keyof LuckNote)[];

describe.each(['maniac', 'tight_passive', 'random'])('heads-up against %s', (opponent) => {
  const played = playedAgainst(opponent, 1200);

  test.each(parts)('luck of the %s is nothing on average', async (part) => {
    const moments = new RunningMoments();
    for (const luck of ofDeals(await played, (line) => line.luck?.[part] ?? Number.NaN)) {
      moments.add(luck);
    }
    const error = Math.sqrt(moments.variance! / moments.count);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(moments.mean) / error).toBeLessThan(4);
  });
});

test('luck of what a styled bot does is nothing on average: it is taken from what the bot drew from', async () => {
  const style = { aggression: 4, looseness: 1 };
  const match = testMatch({
    config: { ...testBot, style },
    advisors: [heuristic()],
    opponents: ['tight_passive'],
    notesLuck: true,
  });
  const lines = (await playAll(match, { hands: 1200 })).flatMap(({ line }) =>
    isCrashed(line) ? [] : [line],
  );
  const moments = new RunningMoments();
  for (const luck of ofDeals(lines, (line) => line.luck?.own ?? Number.NaN)) moments.add(luck);
  const error = Math.sqrt(moments.variance! / moments.count);
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(moments.mean) / error).toBeLessThan(4);
  expect(timesFewerHands(lines)).toBeGreaterThan(5);
});

/** How many times more hands raw results would take for the interval that hands with their luck taken out give. */
function timesFewerHands(lines: readonly PlayedLine[]): number {
  const prior = luckPrior([testBot], 100);
  const winRate = new WinRate({
    hands: lines.length,
    seats: 2,
    bigBlind: 100,
    prior,
    halfWidth: 5,
  });
  for (const line of lines) winRate.add(line);
  expect(winRate.estimate?.name).toBe('luck-corrected');
  return winRate.estimate!.effectiveHands! / lines.length;
}

test('at the median of the six opponents a tenth of the hands tells as much with the luck taken out', async () => {
  const times: number[] = [];
  for (const opponent of opponents) {
    times.push(timesFewerHands(await playedAgainst(opponent, 600)));
  }
  times.sort((a, b) => a - b);
  // What single pots do to 300 deals is much: `pnpm soak variance` has the figures of more, each opponent by itself.
  expect((times[2]! + times[3]!) / 2).toBeGreaterThan(10);
  expect(times[0]).toBeGreaterThan(3);
});

test('luck is the same whenever and in whatever order hands are played', async () => {
  const match = () =>
    testMatch({ advisors: [heuristic()], opponents: ['maniac'], notesLuck: true });
  const forwards = await playAll(match(), { hands: 12 });
  const alone = match();
  const backwards = [];
  for (let index = 11; index >= 0; index -= 1) backwards.unshift(await alone.play(index));
  expect(backwards.map(({ line }) => line())).toEqual(forwards.map(({ line }) => line));
});

test('at more seats luck is that of run-outs alone', async () => {
  const match = testMatch({
    advisors: [heuristic()],
    opponents: ['maniac', 'random', 'maniac'],
    notesLuck: true,
  });
  const lines = (await playAll(match, { hands: 80 })).map(({ line }) => line);
  const notes = lines.flatMap((line) => (isCrashed(line) ? [] : [line.luck!]));
  expect(new Set(notes.flatMap((note) => Object.keys(note)))).toEqual(new Set(['runOut']));
  expect(notes.some(({ runOut }) => runOut !== 0)).toBe(true);
});
