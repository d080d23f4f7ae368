import { expect, test } from 'vitest';
import { walkHand } from '../../../src/report/tally/walk-hand.ts';
import { unsteady } from '../../support/fake-advisors.ts';
import { playAll, testMatch } from '../../support/test-match.ts';

const record = {
  startingStacks: [10_000, 10_000],
  blinds: [100, 50],
  antes: [0, 0],
  actions: [
    'd dh p1 9d2c',
    'd dh p2 6cTd',
    'p2 cc',
    'p1 cc',
    'd db Kc4h6d',
    'p1 cbr 150',
    'p2 cc',
    'd db Ts',
    'p1 cbr 375',
    'p2 cbr 1208',
    'p1 f',
  ],
};

test('a hand is walked street by street, with what was paid and what lay in the middle', () => {
  const steps = walkHand(record);

  expect(
    steps.map(({ kind, seat, street, paid, to, pot }) => [kind, seat, street, paid, to, pot]),
  ).toEqual([
    ['hole', 0, 0, 0, 100, 150],
    ['hole', 1, 0, 0, 50, 150],
    ['call', 1, 0, 50, 100, 200],
    ['check', 0, 0, 0, 100, 200],
    ['board', -1, 1, 0, 0, 200],
    ['raise', 0, 1, 150, 150, 350],
    ['call', 1, 1, 150, 150, 500],
    ['board', -1, 2, 0, 0, 500],
    ['raise', 0, 2, 375, 375, 875],
    ['raise', 1, 2, 1208, 1208, 2083],
    ['fold', 0, 2, 0, 375, 2083],
  ]);
  expect(steps.filter(({ kind }) => kind === 'board').map(({ cards }) => cards)).toEqual([
    'Kc4h6d',
    'Kc4h6dTs',
  ]);
  expect(steps.at(-1)?.move).toBe(6);
});

test('a call for more than the stack is all-in for what is there', () => {
  const steps = walkHand({
    startingStacks: [300, 10_000],
    blinds: [100, 50],
    actions: ['p2 cbr 1000', 'p1 cc'],
  });

  expect(steps.at(-1)).toMatchObject({ kind: 'call', paid: 200, to: 300, allIn: true, pot: 1300 });
});

test('what is no action is passed over', () => {
  const steps = walkHand({ ...record, actions: ['', 'p', 'pX f', 'q1 f', 'd', 'd xx', 'p2 f'] });

  expect(steps.map(({ kind }) => kind)).toEqual(['fold']);
});

test('in played hands a player who folds has lost exactly what the walk says was paid', async () => {
  const opponents = ['maniac', 'calling_station', 'tight_aggressive', 'random'];
  const match = testMatch({ advisors: [unsteady()], opponents });
  const played = await playAll(match, { hands: 300 });
  let folded = 0;
  for (const { line } of played) {
    if ('crashed' in line) throw new Error('No hand crashes here');
    const steps = walkHand(line);
    for (const { seat } of steps.filter(({ kind }) => kind === 'fold')) {
      const own = steps.filter((step) => step.seat === seat);
      const paid = own.reduce((sum, step) => sum + step.paid, line.blinds[seat] ?? 0);
      expect(paid).toBe(0 - (line.net[seat] ?? 0));
      folded += 1;
    }
  }
  expect(folded).toBeGreaterThan(300);
});
