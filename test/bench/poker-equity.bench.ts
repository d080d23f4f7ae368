import { parseCards } from '@poker-bot/poker/cards/card';
import { handEquities } from '@poker-bot/poker/equity/hand-equities';
import { handVersusRanges } from '@poker-bot/poker/equity/hand-versus-ranges';
import { createRandom } from '@poker-bot/poker/random/random';
import { Range } from '@poker-bot/poker/ranges/range';
import type { Benchmark, Measurement } from './benchmark.ts';
import { median, nanosecondsOf } from './poker-rounds.ts';

export const benchmarks: Benchmark[] = [
  {
    name: 'equity-preflop-exact',
    unit: 'ms',
    versus: 'limit: 50 ms for 1,712,304 boards, one thread',
    better: 'lower',
    bar: 1,
    run: async () => {
      const hands = ['AsAh', 'KsKh'].map(parseCards);
      return against(50, () => handEquities({ hands, board: [] }));
    },
  },
  {
    name: 'equity-hand-versus-ranges',
    unit: 'ms',
    versus: 'limit: 1 ms for 200 samples on the flop against three random hands',
    better: 'lower',
    bar: 1,
    run: async () => {
      const question = {
        hole: parseCards('JhTh'),
        board: parseCards('Qh9c2h'),
        opponents: [Range.full(), Range.full(), Range.full()],
        random: createRandom('equity bench'),
        samples: 200,
      };
      return against(1, () => handVersusRanges(question));
    },
  },
];

/** The median of 21 runs after 20 to warm up, against a limit in milliseconds. */
function against(limit: number, work: () => unknown): Measurement {
  for (let run = 0; run < 20; run += 1) work();
  const value = median(Array.from({ length: 21 }, () => nanosecondsOf(work))) / 1e6;
  return { value, peer: limit };
}
