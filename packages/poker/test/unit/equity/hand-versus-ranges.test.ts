import { expect, test } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { handEquities } from '../../../src/equity/hand-equities.ts';
import { handVersusRanges } from '../../../src/equity/hand-versus-ranges.ts';
import { rangeEquities } from '../../../src/equity/range-equities.ts';
import { createRandom } from '../../../src/random/random.ts';
import { Range } from '../../../src/ranges/range.ts';

const ask = (options: {
  hole: string;
  board?: string;
  opponents: readonly string[];
  samples?: number;
}) =>
  handVersusRanges({
    hole: parseCards(options.hole),
    board: parseCards(options.board ?? ''),
    opponents: options.opponents.map((notation) => Range.parse(notation)),
    random: createRandom('hand versus ranges'),
    samples: options.samples ?? 20_000,
  });

test.each([
  ['JhTh', 'AA,KK,QQ,AQs,AQo,KQs', 'Qh9c2h', '0.515455'],
  ['AsKd', 'QQ-77,AQs,KQs,QJs,22', 'Kc7d2s', '0.794568'],
  ['AsAd', 'JJ,TT,88,QJs,JTs,T9s,97s', 'JhTh8c', '0.261777'],
])('%s against %s on %s is counted exactly', (hole, opponent, board, equity) => {
  const result = ask({ hole, board, opponents: [opponent] });
  expect(result.exact).toBe(true);
  expect(result.standardError).toBe(0);
  expect(result.equity.toFixed(6)).toBe(equity);
});

test.each(['Qh9c2h5d', 'Qh9c2h5dJs'])('any two cards on %s are counted exactly', (board) => {
  const hole = parseCards('JhTh');
  const exact = ask({ hole: 'JhTh', board, opponents: ['random'] });
  const counted = rangeEquities({
    ranges: [Range.parse('JhTh'), Range.full().without(hole)],
    board: parseCards(board),
    random: createRandom('not needed'),
  });
  expect(exact.exact).toBe(true);
  expect(exact.equity).toBeCloseTo(counted.players[0]?.equity as number, 12);
});

test('weights count: aces at half weight against all eights', () => {
  const board = '2c7d9hJs3c';
  const result = ask({ hole: 'QcQd', board, opponents: ['AA:0.5,88'] });
  expect(result.equity).toBeCloseTo(6 / (6 + 3), 12);
});

test.each([
  { hole: 'AsAc', opponents: ['KK', 'QQ'], board: '' },
  { hole: 'AsKd', opponents: ['22+,A2s+,KTs+:0.5', 'QQ-77', 'AKs,76s'], board: 'Kc7d2s' },
])(
  'an estimate lies within its stated error of the exact figure: %j',
  ({ hole, opponents, board }) => {
    const estimate = ask({ hole, opponents, board });
    const exact = rangeEquities({
      ranges: [hole, ...opponents].map((notation) => Range.parse(notation)),
      board: parseCards(board),
      random: createRandom('exact'),
      work: 1e10,
    });
    expect(exact.exact).toBe(true);
    const error = Math.abs(estimate.equity - (exact.players[0]?.equity as number));
    expect(error).toBeLessThan(4 * estimate.standardError);
    expect(estimate.standardError).toBeLessThan(0.005);
  },
);

test('stated errors are honest: over many estimates the deviations average one standard error', () => {
  const exact = 0.8520371330210104;
  const random = createRandom('honesty');
  const opponents = [Range.full()];
  const rounds = 400;
  let squares = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { equity, standardError } = handVersusRanges({
      hole: parseCards('AsAd'),
      board: [],
      opponents,
      random,
      samples: 400,
    });
    squares += ((equity - exact) / standardError) ** 2;
  }
  // The mean square is 1 with a standard error of 0.07, a little more for estimates that see few losses.
  expect(squares / rounds).toBeGreaterThan(0.75);
  expect(squares / rounds).toBeLessThan(1.35);
});

test('card removal between opponents is exact: two players who share two possible hands', () => {
  const result = ask({ hole: '2c3d', opponents: ['AsAd,KsKd', 'AsAh,KsKh'], samples: 500 });
  const exact = rangeEquities({
    ranges: ['2c3d', 'AsAd,KsKd', 'AsAh,KsKh'].map((notation) => Range.parse(notation)),
    board: [],
    random: createRandom('exact'),
  });
  expect(Math.abs(result.equity - (exact.players[0]?.equity as number))).toBeLessThan(
    4 * result.standardError,
  );
});

test('the same seed gives the same estimate', () => {
  const options = { hole: 'AsAd', opponents: ['random', 'random'], samples: 200 };
  expect(ask(options)).toEqual(ask(options));
});

test.each([
  [{ hole: 'AsAd', opponents: [] }, 'NO_OPPONENT'],
  [{ hole: 'AsAd', opponents: ['AsKs'] }, 'NO_DEAL'],
  [{ hole: 'AsAd', opponents: ['KK', ''] }, 'NO_DEAL'],
  [{ hole: 'QsQd', opponents: ['AsAd', 'AsKs'] }, 'NO_DEAL'],
  [{ hole: 'AsAd', opponents: ['KK'], samples: 0 }, 'SAMPLES_INVALID'],
  [{ hole: 'AsAd', opponents: ['KK'], board: 'AsKdQd' }, 'CARD_DUPLICATE'],
  [{ hole: 'AsAd', opponents: ['KK'], board: '2c3c' }, 'BOARD_WRONG_COUNT'],
  [{ hole: 'As', opponents: ['KK'] }, 'CARDS_WRONG_COUNT'],
])('%j is refused with %s', (options, code) => {
  expect(() => ask(options)).toThrow(expect.objectContaining({ code }));
});

test('ranges that are too much work to count are estimated, and say so', () => {
  const result = rangeEquities({
    ranges: [Range.full(), Range.full()],
    board: [],
    random: createRandom('estimate'),
    samples: 20_000,
  });
  expect(result.exact).toBe(false);
  const [own, other] = result.players;
  expect(Math.abs((own?.equity as number) - 0.5)).toBeLessThan(4 * (own?.standardError as number));
  expect((own?.equity as number) + (other?.equity as number)).toBeCloseTo(1, 12);
});

test('ranges that cannot be held together are refused', () => {
  const ranges = [Range.parse('AA'), Range.parse('AA'), Range.parse('AA')];
  expect(() => rangeEquities({ ranges, board: [], random: createRandom(1) })).toThrow(
    expect.objectContaining({ code: 'NO_DEAL' }),
  );
});

test('dead cards come neither to players nor to the board', () => {
  const dead = parseCards('KcKd');
  const ranges = [Range.parse('AsAh'), Range.parse('KK')];
  const result = rangeEquities({ ranges, board: [], dead, random: createRandom(1) });
  const known = rangeEquities({
    ranges: [Range.parse('AsAh'), Range.parse('KhKs')],
    board: [],
    dead,
    random: createRandom(1),
  });
  expect(result).toEqual(known);
});

test('deals that were all won alike leave an error: nothing is certain that was not counted', () => {
  const { equity, standardError, exact } = ask({
    hole: 'AsAd',
    board: 'AcAh2s',
    opponents: ['KK', 'QQ'],
    samples: 400,
  });
  // 402 of 404 deals won, two lost: the four added ones are all the spread there is.
  const added = Math.sqrt((402 * 2) / 404 / 403 / 404);
  expect({ equity, exact }).toEqual({ equity: 1, exact: false });
  expect(standardError).toBeCloseTo(added, 12);
});

test.each([0, 2.5, Number.NaN])('ranges are not measured by %s samples', (samples) => {
  const ranges = [Range.full(), Range.full()];
  const asked = () => rangeEquities({ ranges, board: [], random: createRandom(1), samples });
  expect(asked).toThrow(expect.objectContaining({ code: 'SAMPLES_INVALID' }));
});

test('a range that the board takes every hand from is refused, however little work is allowed', () => {
  const ranges = [Range.parse('AsAh'), Range.full(), Range.full()];
  const asked = () =>
    rangeEquities({ ranges, board: parseCards('As7d2c'), random: createRandom(1), work: -1 });
  expect(asked).toThrow(expect.objectContaining({ code: 'NO_DEAL' }));
});

test('sixteen hands are compared, seventeen are refused', () => {
  const hands = Array.from({ length: 17 }, (_, hand) => [hand * 2, hand * 2 + 1]);
  const board = parseCards('AsAhAd');
  const sixteen = handEquities({ hands: hands.slice(0, 16), board });
  expect(sixteen.hands.reduce((sum, { equity }) => sum + equity, 0)).toBeCloseTo(1, 12);
  expect(() => handEquities({ hands, board })).toThrow('At most 16 hands are compared, not 17');
});
