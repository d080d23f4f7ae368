import { expect, test } from 'vitest';
import { parseGameDefinition, standardGame } from '../../../src/acpc/protocol/game-definition.ts';

const headsUp = `# heads-up
GAMEDEF
nolimit
numPlayers = 2
numRounds = 4
stack = 20000 20000
blind = 100 50
firstPlayer = 2 1 1 1
numSuits = 4
numRanks = 13
numHoleCards = 2
numBoardCards = 0 3 1 1
END GAMEDEF
`;

test('a definition file is read', () => {
  const name = 'holdem.nolimit.2p.reverse_blinds.game';
  expect(parseGameDefinition(headsUp, name)).toEqual(standardGame(2));
});

test('keys may be written in any case, and lines may end in CR LF', () => {
  const text = headsUp.replaceAll('\n', '\r\n').replace('numPlayers', 'NUMPLAYERS');
  expect(parseGameDefinition(text, 'a.game').stacks).toEqual([20_000, 20_000]);
});

test('three players have the competition’s own game, more one like it', () => {
  expect(standardGame(3)).toMatchObject({ name: 'holdem.nolimit.3p.game', blinds: [50, 100, 0] });
  expect(standardGame(6).blinds).toEqual([50, 100, 0, 0, 0, 0]);
});

test.each([
  ['nolimit', 'limit', 'it is not `nolimit`'],
  ['GAMEDEF\nno', 'no', 'between `GAMEDEF` and `END GAMEDEF`'],
  ['numPlayers = 2', 'numPlayers = 11', '`numPlayers` is not from 2 to 10'],
  ['blind = 100 50', 'blind = 100', '`blind` does not name 2 amounts'],
  ['blind = 100 50', 'blind = 0 0', 'it has no blinds'],
  ['blind = 100 50', 'blind = 50 100', '`firstPlayer` is `2 1 1 1`, and only `1 1 1 1` is played'],
  ['stack = 20000 20000', 'stack = 20000 10000', 'its stacks are not equal'],
  ['stack = 20000 20000', 'stack = 99 99', 'its stacks do not cover the blinds'],
  ['stack = 20000 20000', '', '`stack` does not name 2 amounts'],
  ['numHoleCards = 2', 'numHoleCards = 4', '`numHoleCards` is `4`, and only `2` is played'],
])('with `%s` as `%s` it is refused', (from, to, reason) => {
  expect(() => parseGameDefinition(headsUp.replace(from, to), 'a.game')).toThrow(
    expect.objectContaining({
      code: 'ACPC_GAME_INVALID',
      message: expect.stringContaining(reason),
    }),
  );
});
