import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/history/history-of.ts';
import { formatPhh, formatPhhs } from '../../../src/history/phh/write-phh.ts';
import { readHistory } from '../../../src/history/read-history.ts';
import { replay } from '../../../src/history/replay.ts';
import { verifyHistory } from '../../../src/history/verify-history.ts';
import { games, playOut } from '../holdem/random-games.ts';
import { readAll, readOne } from './read-hands.ts';

const samples = path.resolve(import.meta.dirname, '../../samples');
const squeeze = readFileSync(path.join(samples, 'squeeze.phh'), 'utf8');
const shortStacks = readFileSync(path.join(samples, 'short-stacks.phhs'), 'utf8');

describe('a PHH file', () => {
  it('replays with fractions of chips, unknown cards, comments and commentary', () => {
    const history = readOne(squeeze);
    expect(replay(history)).toMatchObject({ ok: true, mismatch: undefined });
    expect(history).toMatchObject({ hand: 'squeeze', places: 2, line: 1, resultLine: 32 });
    expect(history.rules).toEqual({
      startingStacks: [5000, 4875, 6120, 10_000],
      blinds: [25, 50, 0, 0],
      antes: [0, 0, 0, 0],
      minimumBet: 50,
      oddChips: 'by-position',
      anteTrimming: false,
    });
  });

  it('is written in one canonical form, which reads back to the same', () => {
    const written = formatPhh(readOne(squeeze));
    expect(written).toMatchInlineSnapshot(`
      "variant = 'NT'
      ante_trimming_status = false
      antes = [0, 0, 0, 0]
      blinds_or_straddles = [0.25, 0.5, 0, 0]
      min_bet = 0.5
      starting_stacks = [50, 48.75, 61.2, 100]
      actions = ["d dh p1 AhKh", "d dh p2 ????", "d dh p3 ????", "d dh p4 QsQc", "p3 f", "p4 cbr 1.25 # a small open", "p1 cbr 5.5", "p2 f", "p4 cc", "d db Kd7c2s", "p1 cbr 4", "p4 cc", "d db 9h", "# the dealer exposes the burn card", "p1 cc", "p4 cc", "d db 3d", "p1 cbr 12.75", "p4 cc", "p1 sm -", "p4 sm"]
      author = "The project"
      time = 20:15:00
      hand = "squeeze"
      players = ["Ann", "", "Cid", "Dee \\"the clock\\""]
      finishing_stacks = [72.75, 48.25, 61.2, 77.75]
      _table = { name = "blue", lights = [true, false] }
      "
    `);
    expect(formatPhh(readOne(written))).toBe(written);
    expect(replay(readOne(written)).ok).toBe(true);
  });

  it('of many hands replays and is written back byte by byte', () => {
    expect(verifyHistory(shortStacks, { fileName: 'short-stacks.phhs' })).toEqual({
      hands: 3,
      ok: 3,
      failed: [],
    });
    expect(formatPhhs(readAll(shortStacks))).toBe(shortStacks);
  });

  it('has antes and blinds of a heads-up hand in reverse', () => {
    const [hand] = readAll(shortStacks);
    expect(hand?.rules.blinds).toEqual([100, 50]);
  });

  it('of which the losers never told their cards replays as far as it says', () => {
    const told = squeeze.replace('"p4 sm"', '"p4 sm ????"').replace('p4 QsQc', 'p4 ????');
    expect(replay(readOne(told))).toMatchObject({ ok: true, mismatch: undefined });
    const untold = told.replace('p1 AhKh', 'p1 ????').replace('"p1 sm -"', '"p1 sm ????"');
    expect(replay(readOne(untold)).mismatch).toMatchObject({ code: 'HISTORY_UNDECIDED', line: 32 });
    const silent = untold.replace(/finishing_stacks = .*/, '');
    expect(replay(readOne(silent))).toMatchObject({ ok: true, hand: { awaiting: 'showdown' } });
  });

  it('holds any hand that was played: written, read and replayed it is the same', () => {
    fc.assert(
      fc.property(games, (game) => {
        const rules = { ...game.rules, deadBlinds: game.rules.startingStacks.map(() => 0) };
        const hand = playOut({ ...game, rules });
        const text = formatPhh(
          historyOf(hand, { hand: '7', players: ['a#"\\', ...rest(hand.seats)] }),
        );
        const again = replay(readOne(text));
        expect(again.mismatch).toBeUndefined();
        expect(again.hand.result()).toEqual(hand.result());
        expect(formatPhh(readOne(text))).toBe(text);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('a PHH hand that is wrong', () => {
  it('stops no other, and says where it is wrong and why', () => {
    const text = shortStacks
      .replace('"p1 cbr 700", "p2 cc", ', '"p1 cbr 700", ')
      .replace('finishing_stacks = [960, 680, 360]', 'finishing_stacks = [961, 679, 360]');
    expect(verifyHistory(text, { fileName: 'a.phhs' })).toEqual({
      hands: 3,
      ok: 1,
      failed: [
        {
          file: 'a.phhs',
          line: 8,
          column: 72,
          hand: '1',
          code: 'HISTORY_ILLEGAL_ACTION',
          message: 'p1 cannot show or muck now: the hand awaits action',
        },
        {
          file: 'a.phhs',
          line: 23,
          column: undefined,
          hand: '2',
          code: 'HISTORY_RESULT_MISMATCH',
          message: 'p1 ends with 960; the record says 961',
        },
      ],
    });
  });

  it('is told from the ones after it even where a bracket or quote is left open', () => {
    for (const [from, to] of [
      ['"d db 7s"]', '"d db 7s"'],
      ['"d db 7s"]', '"d db 7s]'],
      ['[700, 1500]', '[700, 1500'],
      ['[1]', '[1'],
    ] as const) {
      const { hands, ok, failed } = verifyHistory(shortStacks.replace(from, to), { fileName: 'a' });
      expect([to, hands, ok, failed.map(({ code }) => code)]).toEqual([
        to,
        3,
        2,
        ['HISTORY_SYNTAX'],
      ]);
    }
  });

  it.each([
    ['a missing field', "variant = 'NT'\n", '', 'The field `variant` is missing', 1],
    [
      'a field given twice',
      'min_bet = 0.5',
      'min_bet = 1\nmin_bet = 1',
      '`min_bet` is given twice',
      6,
    ],
    [
      'another variant',
      '"NT"',
      '"PO"',
      "The variant `PO` is not supported; no-limit hold'em is `NT`",
      2,
    ],
    [
      'a field of another type',
      'min_bet = 0.5',
      'min_bet = "1"',
      '`min_bet` has to be a number',
      5,
    ],
    [
      'an amount below zero',
      '[0.25, 0.50, 0, 0]',
      '[0.25, 0.50, -1, 0]',
      '`blinds_or_straddles` has to hold amounts from 0 on of up to 15 digits, not `-1`',
      4,
    ],
    [
      'a stack of nothing',
      '[50, 48.75',
      '[0, 48.75',
      '`starting_stacks` has to hold positive amounts of up to 15 digits, not `0`',
      6,
    ],
    [
      'entries missing',
      '[72.75, 48.25, 61.2, 77.75]',
      '[72.75]',
      '`finishing_stacks` has 1 entries for 4 players',
      32,
    ],
    ['no value', 'min_bet = 0.5', 'min_bet = half', '`half` is no value', 5],
    [
      'nonsense without end',
      'min_bet = 0.5',
      `min_bet = ${'['.repeat(9999)}`,
      'Values are nested too deeply',
      5,
    ],
    ['no equal sign', 'min_bet = 0.5', 'min_bet 0.5', 'Expected `=` after the name of a field', 5],
    [
      'text after a value',
      'min_bet = 0.5',
      'min_bet = 0.5 1',
      'Expected the line to end, not `1`',
      5,
    ],
    [
      'an unknown player',
      '"p3 f"',
      '"p5 f"',
      'The action `p5 f` cannot be read: there is no `p5` among 4 players',
      11,
    ],
    [
      'an unknown verb',
      '"p3 f"',
      '"p3 fold"',
      'The action `p3 fold` cannot be read: a player does `f`, `cc`, `cbr AMOUNT` or `sm[ CARDS]`',
      11,
    ],
    ['no card', 'Kd7c2s', 'Kd7c2x', 'The action `d db Kd7c2x` cannot be read: `2x` is no card', 16],
    [
      'an amount that is none',
      'cbr 5.5',
      'cbr all',
      'The action `p1 cbr all` cannot be read: `all` is no amount',
      13,
    ],
    [
      'a turn that is not the player’s',
      '"p3 f"',
      '"p4 f"',
      "p4 acts out of turn: it is p3's turn",
      11,
    ],
    [
      'a raise below the minimum',
      'cbr 5.5',
      'cbr 1.5',
      'A raise has to go to 200 at least, not 150',
      13,
    ],
    ['a card dealt twice', 'Kd7c2s', 'KdQs2s', 'Qs has been dealt already', 16],
  ])('names %s with its line', (_, from, to, message, line) => {
    const text = squeeze
      .replace('variant = "NT"', from.startsWith('variant') ? "variant = 'NT'" : 'variant = "NT"')
      .replace(from, to);
    const [failed] = verifyHistory(text, { fileName: 'a.phh' }).failed;
    expect([failed?.message, failed?.line]).toEqual([message, line]);
  });

  it('is one whose last actions are missing while its result is there', () => {
    const cut = shortStacks.replace(
      ', "p2 cc", "p1 sm AsQd", "p2 sm 7h7d", "d db Qs8d4c", "d db 2h", "d db 7s"',
      '',
    );
    expect(verifyHistory(cut, { fileName: 'a' }).failed[0]).toMatchObject({
      code: 'HISTORY_RESULT_MISMATCH',
      message: 'p2 ends with 1200, with the hand still awaiting action; the record says 2200',
    });
  });

  it('is refused as a whole when it is no hand history', () => {
    expect(() => readHistory('hello', { fileName: 'a' })).toThrow('The file is neither PHH');
    expect(() => readHistory('', { fileName: 'a' })).toThrow('The file is neither PHH');
  });
});

function rest(seats: number): string[] {
  return Array.from({ length: seats - 1 }, (_, seat) => `player ${seat}`);
}
