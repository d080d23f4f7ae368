import { describe, expect, test } from 'vitest';
import { MatchFollower } from '../../../src/acpc/protocol/follow-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';

function follow(...lines: string[]) {
  const follower = new MatchFollower(standardGame(2));
  return lines.map((line) => follower.line(line)).at(-1);
}

test('the player is asked in its turn, with what it sees', () => {
  const turn = follow('MATCHSTATE:1:7::|2c3c');
  expect(turn).toMatchObject({
    type: 'act',
    state: 'MATCHSTATE:1:7::|2c3c',
    observation: { handId: '7', seat: 1, pot: 150, legal: { call: 50, raise: { min: 200 } } },
  });
  expect(follow('MATCHSTATE:0:7::2c3c|')).toEqual({ type: 'nothing' });
  expect(follow('# comment')).toEqual({ type: 'nothing' });
});

test('a hand ends with its books, a pot that does not divide in fractions', () => {
  const follower = new MatchFollower(standardGame(3));
  const turn = follower.line(
    'MATCHSTATE:1:0:r477cc/r1569cr2867cr11824cc/ccc/r16771cc:3hJs|Ah3c|5dAs/7s9h4s/Qh/7d',
  );
  expect(turn.type === 'hand' && turn.followed.hand.result().net).toEqual([
    -16_771, 8385.5, 8385.5,
  ]);
});

describe('what does not go on from what came before', () => {
  const first = 'MATCHSTATE:0:0:c:2c3c|';
  test.each([
    ['garbage', 'hello', 'Expected `MATCHSTATE'],
    ['a position that is not at the table', 'MATCHSTATE:2:0::2c3c|', 'for 2 players'],
    ['a hand before the one under way is over', 'MATCHSTATE:1:1::|2d3d', 'hand 0 is not over'],
    ['another position', 'MATCHSTATE:1:0:c:|2d3d', 'the position was 0'],
    ['other betting', 'MATCHSTATE:0:0:r300:2c3c|', 'the betting was `c`'],
    ['other cards', 'MATCHSTATE:0:0:cc/:2c3d|/4c5c6c', 'the cards were `2c3c|`'],
    ['an illegal action', 'MATCHSTATE:0:0:cr150:2c3c|', 'has to go to 200'],
    ['a card twice', 'MATCHSTATE:0:0:cc/:2c3c|/2c5c6c', '2c has been dealt already'],
    ['a street without its cards', 'MATCHSTATE:0:0:cc:2c3c|', 'the hand awaits board'],
    ['the own cards missing', 'MATCHSTATE:0:0:c:|', 'the cards of position 0 are missing'],
    [
      'a showdown that shows nothing',
      'MATCHSTATE:0:0:cc/cc/cc/cc:2c3c|/4d5d6d/7h/8h',
      'the cards of position 1 are missing',
    ],
  ])('%s is refused', (_, line, reason) => {
    expect(() => follow(first, line)).toThrow(
      expect.objectContaining({
        code: 'ACPC_STATE_UNEXPECTED',
        message: expect.stringContaining(reason),
      }),
    );
  });

  test('a hand that is over does not go on, and the next one is the one after', () => {
    const over = 'MATCHSTATE:0:0:f:2c3c|';
    expect(() => follow(over, 'MATCHSTATE:0:0:f:2c3c|')).toThrow('hand 0 is over');
    expect(() => follow(over, 'MATCHSTATE:1:5::|2c3c')).toThrow('hand 1 is next');
    expect(follow(over, 'MATCHSTATE:1:1::|2c3c')).toMatchObject({ type: 'act' });
  });
});
