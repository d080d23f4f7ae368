import { describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../src/history/verify-history.ts';
import { phh, verdictOf } from './records.ts';

describe('recorded winnings', () => {
  const won = (winnings: string) => verdictOf(phh({ winnings, finishing_stacks: undefined }));

  it('are what a seat collects from the pots, without the uncalled bet it gets back', () => {
    expect(won('[2, 0]')).toEqual([]);
  });

  it('are found wrong when a chip is altered, with and without finishing stacks', () => {
    expect(won('[3, 0]')).toEqual(['7: p1 wins 2; the record says 3']);
    expect(verdictOf(phh({ winnings: '[2, 1]' }))).toEqual(['7: p2 wins 0; the record says 1']);
  });

  it('name every player', () => {
    expect(won('[2]')).toEqual(['7: `winnings` has 1 entries for 2 players']);
  });

  it('of halves of chips mean that pots are divided into fractions', () => {
    const board = "'d db 2c3c4d', 'p1 cc', 'p2 cc', 'd db 5d', 'p1 cc', 'p2 cc', 'd db 9h'";
    const actions = `['d dh p1 AsKh', 'd dh p2 AhKs', 'p2 cc', ${board}, 'p1 cc', 'p2 cc']`;
    const record = phh({
      actions,
      antes: '[0, 0, 1]',
      blinds_or_straddles: '[1, 2, 0]',
      starting_stacks: '[100, 100, 100]',
      finishing_stacks: undefined,
      winnings: '[2.5, 2.5, 0]',
    }).replace("'p2 cc',", "'d dh p3 7c8s', 'p3 f', 'p1 cc', 'p2 cc',");
    expect(verdictOf(record)).toEqual([]);
  });
});

describe('a stack nobody recorded', () => {
  it('replays, whatever the others have', () => {
    expect(
      verdictOf(phh({ starting_stacks: '[inf, 100]', finishing_stacks: '[inf, 99]' })),
    ).toEqual([]);
    const wrong = phh({ starting_stacks: '[inf, 100]', finishing_stacks: '[inf, 98]' });
    expect(verdictOf(wrong)).toEqual(['7: p2 ends with 99; the record says 98']);
  });
});

describe('a file that somebody else made', () => {
  const log =
    '# name/game/hands/seed m holdem.nolimit.2p.reverse_blinds.game 1 0\nSTATE:0:f:AsAh|KsKh:50|-50:a|b\n';

  it.each([
    ['PHH', phh()],
    ['a match text', log],
  ])('may begin with a byte order mark and end its lines as Windows does: %s', (_, text) => {
    expect(verdictOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  it.each([
    [
      '# blind = 0 0\n# stack = 9 9',
      'minimumBet has to be a positive whole number of chips, not 0',
    ],
    ['# blind = 1 2\n# stack = 0 9', 'startingStacks have to be positive whole numbers, not 0'],
    [
      '# blind = 1 99999999999999999999\n# stack = 9 9',
      'blinds have to be whole numbers of chips from 0 on, not 100000000000000000000',
    ],
  ])('may define a game that cannot be played, which is told: %s', (definition, why) => {
    expect(verdictOf(`${definition}\n${log}`)).toEqual([`4: The hand cannot be played: ${why}`]);
  });

  it('may name one player or eleven, which is told', () => {
    const players = (count: number) =>
      `# blind =${' 2'.repeat(count)}\n# stack =${' 9'.repeat(count)}\nSTATE:0:::${'0|'.repeat(count).slice(0, -1)}:${'a|'.repeat(count).slice(0, -1)}`;
    expect([1, 11].map((count) => verdictOf(players(count)))).toEqual([
      ['3: The hand cannot be played: A hand has 2 to 10 seats, not 1'],
      ['3: The hand cannot be played: A hand has 2 to 10 seats, not 11'],
    ]);
  });

  it('may hold amounts beyond what is counted exactly, which is told', () => {
    const all = '[9007199254740991, 9007199254740991]';
    expect(verdictOf(phh({ starting_stacks: all }))).toEqual([
      '5: The hand cannot be played: startingStacks add up to more than 9007199254740991 chips',
    ]);
    expect(verdictOf(phh({ min_bet: '2e-999999999' }))).toEqual([
      '1: Amounts have at most 15 places after the point, not 999999999',
    ]);
  });

  it('is read in time that grows with its length only', { timeout: 30_000 }, () => {
    const lines = '\n'.repeat(200_000);
    expect(() => verifyHistory(lines, { fileName: 'a' })).toThrow('The file is neither PHH');
    const fields = Array.from({ length: 100_000 }, (_, index) => `_${index} = 1\n`).join('');
    const inline = `_t = { ${Array.from({ length: 100_000 }, (_, index) => `a${index} = 1`).join(', ')} }\n`;
    expect(verdictOf(phh() + fields + inline)).toEqual([]);
    const comments = '# told by nobody\n'.repeat(10_000);
    expect(verdictOf(comments + log.repeat(3000))).toEqual([]);
  });
});
