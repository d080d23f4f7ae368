import type { League, LeagueMatch } from '@poker-bot/shared/evaluation/league';
import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { leagueText } from '../../../src/views/eval-league.ts';
import { shownText } from '../../../src/views/eval-shown-run.ts';

const plain = createPalette({ isTTY: false, environment: {} });
const coloured = createPalette({ isTTY: true, environment: { FORCE_COLOR: '1' } });

function match(bots: [string, string], bbPer100: number, significant: boolean): LeagueMatch {
  return {
    runId: `spring.${bots.join('-')}`,
    bots,
    hands: 2_000,
    deals: 1_000,
    crashes: 0,
    bbPer100,
    interval: [bbPer100 - 4, bbPer100 + 4],
    simultaneousInterval: [bbPer100 - 5, bbPer100 + 5],
    pValue: 0.01,
    adjustedPValue: 0.02,
    significant,
  };
}

function bot(name: string, rank: [number, number], bbPer100: number) {
  return {
    name,
    scripted: false,
    rank,
    unseen: null,
    bbPer100,
    interval: [bbPer100 - 3, bbPer100 + 3] as [number, number],
    hands: 4_000,
    crashes: 0,
    illegalActions: 0,
    timeouts: 0,
    degradedHands: 0,
    degradedShare: 0,
  };
}

const league: League = {
  leagueId: 'spring',
  createdAt: '2026-03-14T15:09:26.535Z',
  seed: 'pokerbot',
  hands: 2_000,
  estimator: 'luck-corrected',
  bots: [bot('bold', [1, 2], 6), bot('calm', [1, 2], 4), bot('rash', [3, 3], -10)],
  matches: [
    match(['calm', 'bold'], -1, false),
    match(['calm', 'rash'], 9, true),
    match(['bold', 'rash'], 11, true),
  ],
  correction: { method: 'holm', level: 0.05, matches: 3 },
  folder: 'results/eval/spring',
};

test('the ranking shares ranks that are not told apart; the crosstable marks what is significant by a sign', () => {
  expect(leagueText(league, plain)).toMatchInlineSnapshot(`
    "spring  3 bots, 3 matches of 2,000 hands each, seed \`pokerbot\`

    RANK  BOT   BB/100 ON AVERAGE (95%)
    1–2   bold      +6.0 (+3.0 to +9.0)
    1–2   calm      +4.0 (+1.0 to +7.0)
    3     rash    −10.0 (−13.0 to −7.0)

    bb/100 of the row against the column, ± half of its 95% interval
                  bold         calm          rash
    bold             ·  +1.0 ±4.0    +11.0 ±4.0 ▲
    calm   −1.0 ±4.0              ·   +9.0 ±4.0 ▲
    rash  −11.0 ±4.0 ▼  −9.0 ±4.0 ▼             ·

    ▲ ▼ significant: one error rate of 5.0% over all 3 matches (Holm); figures by \`luck-corrected\`
    Ranks hold all at once by the same correction: bots that cannot be told apart share them
    files       results/eval/spring
    next        pokerbot eval show spring.calm-bold"
  `);
});

test('guests have a star, no rank, and a line that says what they are', () => {
  const guest = { ...bot('maniac', [1, 1], -40), scripted: true, rank: null };
  const bots = [...league.bots, guest];
  const matches = [...league.matches, match(['calm', 'maniac'], 40, true)];
  const text = leagueText({ ...league, bots, matches }, plain);
  expect(text).toMatch(/^spring {2}3 bots and 1 scripted guest, 4 matches/);
  expect(text).toMatch(/^- {5}maniac\* +−40\.0/m);
  expect(text).toMatch(/^calm .*\+40\.0 ±4\.0 ▲$/m);
  expect(text).toContain('* scripted: plays the bots and no other guest');
  expect(leagueText(league, plain)).not.toContain('scripted');
});

test('a mark is there beside the colour, and the same cell seen from the other side has the other sign', () => {
  const text = leagueText(league, coloured);
  expect(text).toContain('+11.0 ±4.0 ▲');
  expect(text).toContain('−11.0 ±4.0 ▼');
});

test('faults of the bots are told', () => {
  const [first, ...others] = league.bots;
  const bots = [{ ...first!, illegalActions: 2 }, ...others];
  expect(leagueText({ ...league, bots }, plain)).toContain('`bold` 2 illegal actions');
});

test('the share of degraded hands is a column where there are any, and a bot without a rank says why', () => {
  const [first, ...others] = league.bots;
  const why = 'All 9 decisions of `bold` were degraded';
  const bots = [{ ...first!, rank: null, unseen: why, degradedShare: 0.125 }, ...others];
  const text = leagueText({ ...league, bots }, plain);
  expect(text).toMatch(/^RANK +BOT +BB\/100 ON AVERAGE \(95%\) +DEGRADED HANDS$/m);
  expect(text).toMatch(/^- +bold .* 12\.5%$/m);
  expect(text).toMatch(/^1–2 +calm .* -$/m);
  expect(text).toContain(`\`bold\` has no rank: ${why}`);
  expect(leagueText(league, plain)).not.toMatch(/DEGRADED|no rank/);
});

test('who broke hands is named, and what of the table holds all the same', () => {
  const [first, ...others] = league.bots;
  const [one, ...rest] = league.matches;
  const broken = {
    ...league,
    bots: [{ ...first!, crashes: 3 }, ...others],
    matches: [{ ...one!, crashes: 3 }, ...rest],
  };
  const text = leagueText(broken, plain);
  expect(text).toContain('`bold` broke 3 hands');
  expect(text).toContain('ranks and ▲ ▼ hold with its stack lost in each');
  expect(leagueText(league, plain)).not.toMatch(/broke/);
  const shown = shownText({ manifest: {}, finished: true, league: broken }, plain);
  expect(shown).toMatch(/^MATCH +HANDS +BROKEN/m);
  expect(shown).toMatch(/^calm – bold +2,000 +3 /m);
});

test('a table from before crashes were told by player tells how many there were', () => {
  const [one, ...rest] = league.matches;
  const text = leagueText({ ...league, matches: [{ ...one!, crashes: 2 }, ...rest] }, plain);
  expect(text).toContain('2 crashes');
});

test('shown again, a league lists the runs that its matches are', () => {
  const text = shownText({ manifest: {}, finished: true, league }, plain);
  expect(text.split('\n').slice(-9)).toMatchInlineSnapshot(`
    [
      "Ranks hold all at once by the same correction: bots that cannot be told apart share them",
      "",
      "MATCH        HANDS           BB/100 (95%)  RUN",
      "calm – bold  2,000    −1.0 (−5.0 to +3.0)  spring.calm-bold",
      "calm – rash  2,000   +9.0 (+5.0 to +13.0)  spring.calm-rash",
      "bold – rash  2,000  +11.0 (+7.0 to +15.0)  spring.bold-rash",
      "",
      "files       results/eval/spring, and a folder of each run beside it",
      "next        pokerbot eval show spring.calm-bold",
    ]
  `);
});

test('of a league that is not finished it is said first, and last how to go on', () => {
  const [first, ...others] = league.matches;
  const matches = [{ ...first!, hands: 100 }, ...others.map((each) => ({ ...each, hands: 0 }))];
  const text = shownText({ manifest: {}, finished: false, league: { ...league, matches } }, plain);
  expect(text).toMatch(/^\? not finished {2}100 of 6,000 hands are played/);
  expect(text).toMatch(/next +pokerbot eval league --resume spring$/);
});

test('a league of one match has one', () => {
  const [first, second] = league.bots;
  const [match] = league.matches;
  const text = leagueText({ ...league, bots: [first!, second!], matches: [match!] }, plain);
  expect(text).toContain('1 match of 2,000 hands');
});
