import { expect, test } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { handEquities } from '../../../src/equity/hand-equities.ts';
import { rangeEquities } from '../../../src/equity/range-equities.ts';
import { createRandom } from '../../../src/random/random.ts';
import { Range } from '../../../src/ranges/range.ts';

// Every figure was counted by a program that shares nothing with this one.
test.each([
  ['AsAh', 'KsKh', '', 1410336, 9308, 1712304, 0.826366],
  ['AsAh', 'KsKd', '', 1399204, 7923, 1712304, 0.819461],
  ['AcAd', 'KsKh', '', 1388072, 6538, 1712304, 0.812555],
  ['AsKs', 'QhQd', '', 787966, 6732, 1712304, 0.462145],
  ['2c2d', 'AhKs', '', 903239, 9946, 1712304, 0.530403],
  ['2c2d', 'AsKs', '', 849322, 10775, 1712304, 0.499158],
  ['JsTs', '2c2d', '', 912248, 24087, 1712304, 0.539794],
  ['AsKs', 'AhKd', '', 122556, 1552538, 1712304, 0.524921],
  ['AsAh', '7c2d', '', 1493820, 6236, 1712304, 0.874224],
  ['AhKh', 'QdQc', 'Qh7h2c', 253, 0, 990, 0.255556],
  ['JhTh', 'AsAd', '9h8c2h', 557, 0, 990, 0.562626],
])(
  '%s against %s on %j wins %d, ties %d of %d boards',
  (first, second, board, wins, ties, boards, equity) => {
    const result = handEquities({
      hands: [parseCards(first), parseCards(second)],
      board: parseCards(board),
    });
    const [own, other] = result.hands;
    expect({ wins: own?.wins, ties: own?.ties, boards: result.boards }).toEqual({
      wins,
      ties,
      boards,
    });
    expect(own?.equity.toFixed(6)).toBe(equity.toFixed(6));
    expect(other).toEqual({
      wins: boards - wins - ties,
      ties,
      equity: (boards - wins - ties / 2) / boards,
    });
  },
);

test('three hands before the flop share 1,370,754 boards', () => {
  const result = handEquities({ hands: ['AsAc', 'KsKc', 'QsQc'].map(parseCards), board: [] });
  expect(result.boards).toBe(1_370_754);
  expect(result.tiedBoards).toBe(8_186);
  expect(result.hands[0]?.wins).toBe(924_864);
  expect(result.hands.map(({ equity }) => equity.toFixed(6))).toEqual([
    '0.676703',
    '0.172317',
    '0.150980',
  ]);
});

const wide = 'QQ-22,AQs-A2s,ATo+,K5s+,KJo+,Q8s+,J8s+,T7s+,96s+,86s+,75s+,64s+,53s+';

test.each([
  [['AA', 'KK', 'QQ'], '', [0.669793, 0.177457, 0.152749]],
  [['JhTh', 'AA,KK,QQ,AQs,AQo,KQs'], 'Qh9c2h', [0.515455]],
  [['AsKd', 'QQ-77,AQs,KQs,QJs,22'], 'Kc7d2s', [0.794568]],
  [['AsAd', 'JJ,TT,88,QJs,JTs,T9s,97s'], 'JhTh8c', [0.261777]],
  [['KsJs', wide], 'Td9d6hQc', [0.928099]],
  [
    ['QQ-88,AQs-ATs,A5s-A4s,KQs,KJs,QJs,JTs,AKo,AQo', 'QQ+,AQs+,A5s-A4s,KQs,KJs,QJs,AKo,AQo'],
    'AhKd5c',
    [0.292628],
  ],
])('%j on %j are worth exactly %j', (notations, board, equities) => {
  const result = rangeEquities({
    ranges: notations.map((notation) => Range.parse(notation)),
    board: parseCards(board),
    random: createRandom('not needed'),
  });
  expect(result.exact).toBe(true);
  expect(result.players.map(({ equity }) => equity.toFixed(6)).slice(0, equities.length)).toEqual(
    equities.map((equity) => equity.toFixed(6)),
  );
  expect(result.players.reduce((sum, { equity }) => sum + equity, 0)).toBeCloseTo(1, 12);
});
