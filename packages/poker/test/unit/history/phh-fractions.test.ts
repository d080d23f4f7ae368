import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/history/replay.ts';
import { readOne } from './read-hands.ts';

describe('a result with finer chips than were bet', () => {
  const record = (actions: string, result: string) =>
    `variant = 'NT'
antes = [0, 0, 0]
blinds_or_straddles = [1, 2, 0]
min_bet = 2
starting_stacks = [20, 20, 20]
actions = ["d dh p1 2c2d", "d dh p2 3c3d", "d dh p3 4c4d", ${actions}]
finishing_stacks = [${result}]
`;
  const split =
    '"p3 cbr 4", "p1 f", "p2 cc", "d db AcKcQd", "p2 cc", "p3 cc", "d db Js", "p2 cc", "p3 cc", "d db Th", "p2 cc", "p3 cc"';

  it('has its pots divided into fractions', () => {
    const history = readOne(record(split, '19, 20.5, 20.5'));
    expect(history.rules.oddChips).toBe('split-evenly');
    expect(replay(history).mismatch).toBeUndefined();
    expect(replay(readOne(record(split, '19, 21, 20'))).ok).toBe(true);
    expect(replay(readOne(record(split, '19, 20, 21'))).ok).toBe(false);
  });

  it('is compared to the places it is written to', () => {
    const folds = '"p3 f", "p1 f", "p2 sm"';
    expect(replay(readOne(record(folds, '19.0, 21.0, 20'))).ok).toBe(true);
    expect(replay(readOne(record(folds, '19.01, 20.99, 20'))).mismatch?.message).toBe(
      'p1 ends with 19; the record says 19.01',
    );
  });
});
