import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { acpcGames } from '../../../src/history/acpc/acpc-game.ts';
import { parseMatchState } from '../../../src/history/acpc/parse-match-state.ts';
import { formatAcpc } from '../../../src/history/acpc/write-acpc.ts';
import { convertHistories } from '../../../src/history/convert-history.ts';
import type { HandHistory } from '../../../src/history/hand-history.ts';
import { isFailure, readHistory } from '../../../src/history/read-history.ts';
import { replay } from '../../../src/history/replay.ts';
import { verifyHistory } from '../../../src/history/verify-history.ts';

const samples = path.resolve(import.meta.dirname, '../../samples');
const log = readFileSync(path.join(samples, 'three-players.log'), 'utf8');
const shortStacks = readFileSync(path.join(samples, 'short-stacks.phhs'), 'utf8');

describe('an ACPC match text', () => {
  it('replays and is written back line by line', () => {
    expect(verifyHistory(log, { fileName: 'a.log' })).toEqual({ hands: 3, ok: 3, failed: [] });
    expect(formatAcpc(readAll(log)).split('\n').slice(1)).toEqual(log.split('\n').slice(1));
  });

  it('becomes PHH and comes back the same', () => {
    const phhs = convertHistories(readAll(log), 'phhs');
    expect(phhs).toMatchInlineSnapshot(`
      "[1]
      variant = 'NT'
      ante_trimming_status = false
      antes = [0, 0, 0]
      blinds_or_straddles = [50, 100, 0]
      min_bet = 100
      starting_stacks = [20000, 20000, 20000]
      actions = ["d dh p1 7h7d", "d dh p2 2c9s", "d dh p3 AdKd", "p3 cbr 300", "p1 f", "p2 cc", "d db Ks8d4c", "p2 cc", "p3 cbr 400", "p2 f"]
      hand = 0
      players = ["ann", "bob", "cid"]
      finishing_stacks = [19950, 19700, 20350]

      [2]
      variant = 'NT'
      ante_trimming_status = false
      antes = [0, 0, 0]
      blinds_or_straddles = [50, 100, 0]
      min_bet = 100
      starting_stacks = [20000, 20000, 20000]
      actions = ["d dh p1 AsAh", "d dh p2 KsKh", "d dh p3 AcAd", "p3 cbr 20000", "p1 cc", "p2 cc", "d db 2c3d4h", "d db 7d", "d db 9c", "p3 sm AcAd", "p1 sm AsAh", "p2 sm"]
      hand = 1
      players = ["bob", "cid", "ann"]
      finishing_stacks = [30000, 0, 30000]

      [3]
      variant = 'NT'
      ante_trimming_status = false
      antes = [0, 0, 0]
      blinds_or_straddles = [50, 100, 0]
      min_bet = 100
      starting_stacks = [20000, 20000, 20000]
      actions = ["d dh p1 2c2d", "d dh p2 3c3d", "d dh p3 4c4d", "p3 cc", "p1 cbr 301", "p2 cc", "p3 cc", "d db AcKcQd", "p1 cc", "p2 cc", "p3 cc", "d db Js", "p1 cc", "p2 cc", "p3 cc", "d db Th", "p1 cc", "p2 cc", "p3 cc", "p1 sm 2c2d", "p2 sm 3c3d", "p3 sm 4c4d"]
      hand = 2
      players = ["cid", "ann", "bob"]
      finishing_stacks = [20000, 20000, 20000]
      "
    `);
    const back = convertHistories(readAll(phhs), 'acpc');
    expect(back.split('\n').slice(1)).toEqual(log.split('\n').slice(1));
  });

  it('defines its game in comments where it is none of the competition', () => {
    const [, , straddled] = readAll(shortStacks);
    const plain = straddled && {
      ...straddled,
      rules: { ...straddled.rules, minimumBet: 200, oddChips: 'split-evenly' as const },
      finishingStacks: undefined,
    };
    const text = convertHistories(plain === undefined ? [] : [plain], 'acpc').split('\n');
    expect(text.slice(0, 4)).toEqual([
      '# name/game/hands/seed pokerbot holdem.nolimit.4p.custom.game 1 0',
      '# blind = 50 100 200 0',
      '# stack = 5000 5000 5000 5000',
      'STATE:3:r401fcc/ccc/ccc/ccc:2c2d|3c3d|4c4d|5c5d/AcKcQd/Js/Th:-50|16.666667|16.666667|16.666667:Ann|Bob|Cid|Dee',
    ]);
  });

  it.each([
    [
      'betting that is none',
      'r300fc',
      'r300xc',
      '`xc` is no betting: expected `f`, `c` or `r` with a total',
    ],
    ['cards that are none', '7h7d', '7h7', '`7h7` are no cards: `7` is none'],
    ['streets that do not match', '/Ks8d4c', '', 'The betting names 2 streets and the cards 1'],
    [
      'results that do not match',
      '-50|-300|350',
      '-50|-300',
      'Expected 3 results, one a player, not `-50|-300`',
    ],
    ['parts missing', ':ann|bob|cid', '', 'Expected `STATE:hand:betting:cards:results:players`'],
    [
      'another number of players',
      ':ann|bob|cid',
      ':ann|bob',
      'The hand has 2 players and the game `holdem.nolimit.3p.game` 3',
    ],
    ['a wrong result', '-50|-300|350', '-51|-299|350', 'p1 ends with 19950; the record says 19949'],
    ['an illegal raise', 'cr700f', 'cr350f', 'A raise has to go to 100 at least, not 50'],
  ])('names %s with its line', (_, from, to, message) => {
    const { ok, failed } = verifyHistory(log.replace(from, to), { fileName: 'a.log' });
    expect([ok, failed.length, failed[0]?.message, failed[0]?.line, failed[0]?.hand]).toEqual([
      2,
      1,
      message,
      2,
      '0',
    ]);
  });

  it('of a game nobody defined is refused', () => {
    const failed = verifyHistory(log.replace('3p', '3p.deep'), { fileName: 'a' }).failed;
    expect(failed.map(({ code }) => code)).toEqual(new Array(3).fill('HISTORY_UNSUPPORTED'));
  });
});

describe('what a match text cannot hold', () => {
  it.each([
    [1, 'Hand 2 cannot be written as an ACPC match text: it has antes or dead blinds'],
    [2, 'Hand 3 cannot be written as an ACPC match text: its smallest bet is not the big blind'],
  ])('is refused with the reason (%i)', (index, message) => {
    const hand = readAll(shortStacks)[index];
    expect(() => convertHistories(hand === undefined ? [] : [hand], 'acpc')).toThrow(message);
  });

  it('includes odd chips that go to a seat', () => {
    const text = readAll(
      shortStacks
        .replace('[50, 100, 200, 0]', '[50, 200, 0, 0]')
        .replaceAll('min_bet = 100', 'min_bet = 200')
        .replace('"p4 cbr 401"', '"p3 cc", "p4 cbr 401"'),
    )[2];
    expect(() => convertHistories(text === undefined ? [] : [text], 'acpc')).toThrow(
      "The ACPC dealer's rules give another result: p2 ends with 5016.666667; the record says 5017",
    );
  });
});

describe('what the dealer sends to a player', () => {
  it('is the hand so far, with that player’s cards only', () => {
    const [, game] = acpcGames;
    if (game === undefined) throw new Error('No game');
    const { position, history } = parseMatchState(
      'MATCHSTATE:0:30:r569cf/cr1381:3c4d||/AsKsTd\r\n',
      game,
    );
    const { hand, ok } = replay(history);
    expect([position, ok, hand.actor, hand.pot, hand.hole(1)]).toEqual([
      0,
      true,
      0,
      2050,
      undefined,
    ]);
    expect(hand.legalActions()).toEqual({
      seat: 0,
      fold: true,
      check: false,
      call: 812,
      raise: { min: 1624, max: 19_431 },
    });
    expect(() => parseMatchState('MATCHSTATE:3:30::3c4d||', game)).toThrow('for 3 players');
  });
});

function readAll(text: string): HandHistory[] {
  return readHistory(text, { fileName: 'test' }).hands.map((hand) => {
    if (isFailure(hand)) throw new Error(`${hand.line}: ${hand.message}`);
    return hand;
  });
}

it.each([
  ['# name/game/hands/seed none holdem.nolimit.2p.reverse_blinds.game 0 1\n#--t_hand 600000\n'],
  ['SCORE:0|0:Alice|Bob\n'],
])('the log of a match without a hand is right, and has none: %j', (text) => {
  const verified = verifyHistory(text, { fileName: 'match.log' });
  expect(verified).toEqual({ hands: 0, ok: 0, failed: [] });
  expect(() => readHistory(text, { fileName: 'match.log' })).toThrow('The file holds no hand');
});
