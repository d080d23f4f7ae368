import { type ServeSummary, serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { matchText } from '../../../src/views/eval-match.ts';

const plain = createPalette({ isTTY: false, environment: {} });

const conduct = { invalidActions: 0, resizedRaises: 0, ignoredLines: 0, usedMs: 1_234.5 };
const played: ServeSummary = serveSummarySchema.parse({
  runId: 'match-1',
  suite: 'serve',
  verdict: 'pass',
  reasons: ['All 3000 hands are played'],
  outcome: 'completed',
  bot: 'default',
  opponents: ['visitor'],
  hands: 3_000,
  of: 3_000,
  seats: 2,
  seed: 'pokerbot',
  game: 'holdem.nolimit.2p.reverse_blinds.game',
  duplicate: true,
  deals: 1_500,
  bbPer100: 12.34,
  interval: [-10, 34.68],
  players: [
    {
      name: 'default',
      outside: false,
      netChips: 37_020.5,
      bbPer100: 12.34,
      interval: [-10, 34.68],
      standardError: 11.4,
      conduct,
    },
    {
      name: 'visitor',
      outside: true,
      netChips: -37_020.5,
      bbPer100: -12.34,
      interval: [-34.68, 10],
      standardError: 11.4,
      conduct: { ...conduct, invalidActions: 1, ignoredLines: 2 },
    },
  ],
  degradedHands: 2,
  handsPerSecond: 1_053.2,
  folder: 'results/eval/match-1',
});

test('the final screen says how it ended, the books, how everybody behaved, and where the log is', () => {
  expect(matchText(played, plain)).toMatchInlineSnapshot(`
    "✔ played  3,000 hands of \`holdem.nolimit.2p.reverse_blinds.game\`, seed \`pokerbot\`, each deal from every seat
      · All 3000 hands are played

    PLAYER      CHIPS                  BB/100      TIME  CONDUCT
    default   37020.5  +12.3 (−10.0 to +34.7)  1,235 ms  by the rules
    visitor  -37020.5  −12.3 (−34.7 to +10.0)  1,235 ms  1 invalid action, 2 ignored lines

      pace        1,053 hands/s, 2 degraded hands
      files       results/eval/match-1
      report      pokerbot eval report match-1 --open
      next        pokerbot hands verify results/eval/match-1/match.log"
  `);
});

test('of a match whose hands are all known the ways to estimate stand beside each other', () => {
  const common = {
    bbPer100: 12.34,
    interval: [-10, 34.68] as [number, number],
    standardError: 11.4,
  };
  const estimates = [
    {
      ...common,
      name: 'raw' as const,
      observations: 3_000,
      effectiveHands: 3_000,
      handsNeeded: 60_000,
    },
    {
      ...common,
      name: 'all-in' as const,
      observations: 1_500,
      effectiveHands: 9_000,
      handsNeeded: 20_000,
    },
  ];
  const [ours, theirs] = played.players.map((player) => ({ ...player, estimates }));
  const players = [ours, theirs].filter((player) => player !== undefined);
  expect(matchText({ ...played, players, estimator: 'duplicate' }, plain)).toContain(
    [
      '  what default wins',
      '  ESTIMATE  BB/100 (95%, ONE LOOK)  OBSERVED  WORTH RAW HANDS  HANDS FOR ±5',
      '  raw       +12.3 (−10.0 to +34.7)     3,000            3,000        60,000',
      '  all-in    +12.3 (−10.0 to +34.7)     1,500            9,000        20,000',
      '',
    ].join('\n'),
  );
});

test('a match that ended early leads with the reason; what nobody knows is a dash', () => {
  const [ours, theirs] = played.players.map((player) => ({
    ...player,
    conduct: null,
    bbPer100: null,
  }));
  const text = matchText(
    {
      ...played,
      verdict: 'fail',
      outcome: 'ACPC_SEAT_LOST',
      reasons: [
        'ACPC_SEAT_LOST: `visitor` left: it closed its connection',
        '0 of 3000 hands are played',
      ],
      hands: 0,
      duplicate: false,
      players: [ours, theirs].filter((player) => player !== undefined),
      handsPerSecond: null,
    },
    plain,
  );
  expect(text.split('\n').slice(0, 6)).toMatchInlineSnapshot(`
    [
      "✖ ended early  0 hands of \`holdem.nolimit.2p.reverse_blinds.game\`, seed \`pokerbot\`",
      "  · ACPC_SEAT_LOST: \`visitor\` left: it closed its connection",
      "  · 0 of 3000 hands are played",
      "",
      "PLAYER      CHIPS  BB/100  TIME  CONDUCT",
      "default   37020.5       -     -  -",
    ]
  `);
});

test.each(['unfinished', 'INTERRUPTED', 'ACPC_SEAT_LOST', 'ACPC_SEAT_ABSENT'])(
  'after %s the last line says how to go on',
  (outcome) => {
    const text = matchText({ ...played, verdict: 'fail', outcome }, plain);
    expect(text).toMatch(/next +pokerbot eval serve --resume match-1$/);
  },
);

test('a match that its rules ended before the first hand has no log to verify', () => {
  const ended = { ...played, verdict: 'fail', outcome: 'ACPC_SEAT_TIMEOUT' } as const;
  const text = matchText({ ...ended, hands: 0, deals: 0 }, plain);
  expect(text).toContain('pokerbot eval show match-1');
  expect(text).not.toContain('hands verify');
});

test('of players that were never asked for an action it is not said that they kept to the rules', () => {
  const none = { ...conduct, usedMs: 0 };
  const players = played.players.map((player) => ({ ...player, conduct: none }));
  const absent = { ...played, hands: 0, players, outcome: 'ACPC_SEAT_ABSENT' };
  expect(matchText(absent, plain)).not.toContain('by the rules');
  const [one] = players;
  const cut = { ...absent, players: [{ ...one!, conduct }], outcome: 'ACPC_SEAT_LOST' };
  expect(matchText(cut, plain)).toContain('by the rules');
  expect(matchText({ ...absent, hands: 1 }, plain)).toContain('by the rules');
});

test('the rates of the players say what they were estimated by', () => {
  const text = matchText({ ...played, estimator: 'duplicate' }, plain);
  expect(text).toContain('BB/100 (95%, duplicate)');
});
