import { expect, test } from 'vitest';
import {
  DealerMatch,
  type DealerMatchOptions,
  type Effect,
} from '../../../src/acpc/protocol/dealer-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { standardLimits } from '../../../src/acpc/protocol/time-account.ts';
import { deckAt } from '../../../src/simulator/deck-at.ts';

const hands = 120;
/** Blinds that leave pots which do not divide. */
const game = { ...standardGame(3), name: 'odd', blinds: [1, 3, 0] };

interface Played {
  readonly log: readonly string[];
  /** Chips by seat after each hand. */
  readonly totals: readonly (readonly number[])[];
}

/** A match in which everybody checks or calls, to its end. */
function play(before?: DealerMatchOptions['before']): Played {
  const match = new DealerMatch({
    name: 'unit',
    game,
    hands,
    seed: '1',
    deck: (index) => deckAt('unit', index),
    players: ['a', 'b', 'c'].map((name) => ({ name, inProcess: true })),
    limits: standardLimits,
    invalidActions: 0,
    before,
  });
  const log: string[] = [];
  const totals: number[][] = [];
  const waiting: Effect[] = match.open(0);
  for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
    if (effect.type === 'log') log.push(effect.line);
    if (effect.type === 'hand') totals.push([...match.books.totals]);
    if (effect.type !== 'ask') continue;
    const { seat, observation } = effect;
    const type = observation.legal.check ? 'check' : 'call';
    waiting.push(...match.act(seat, { type }, 0));
  }
  expect(match.end).toEqual({ outcome: 'completed' });
  return { log, totals };
}

const whole = play();
const isComment = (line: string) => line.startsWith('#');

test('a match that goes on after any of its hands deals and books what was missing', () => {
  const states = whole.log.filter((line) => !isComment(line));
  expect(states.at(-1)).toMatch(/^SCORE:.*\./);
  for (let done = 1; done <= hands; done += 1) {
    const resumed = play({ hands: done, totals: whole.totals[done - 1] ?? [], reports: [] });
    expect(resumed.log).toEqual([`# resumed at hand ${done}`, ...states.slice(done)]);
  }
});

test('what a player may still use is what it had left', () => {
  const report = { invalidActions: 1, resizedRaises: 2, ignoredLines: 3, usedMs: 900 };
  const match = new DealerMatch({
    name: 'unit',
    game: standardGame(2),
    hands: 10,
    seed: '1',
    deck: (index) => deckAt('unit', index),
    players: ['a', 'b'].map((name) => ({ name, inProcess: false })),
    limits: { ...standardLimits, perHandMs: 100 },
    invalidActions: 1,
    before: { hands: 2, totals: [0, 0], reports: [report, report] },
  });
  match.open(0);
  match.line(0, 'VERSION:2.0.0', 0);
  const dealt = match.line(1, 'VERSION:2.0.0', 0);
  expect(match.reports[0]).toEqual({ name: 'a', ...report });
  expect(match.deadline).toEqual({ seat: 1, at: 100 });
  const state = dealt.flatMap((effect) =>
    effect.type === 'send' && effect.seat === 1 ? [effect.line] : [],
  );
  expect(state[0]).toMatch(/^MATCHSTATE:1:2:/);
  match.line(1, `${state[0]}:nonsense`, 10);
  expect(match.end).toMatchObject({ outcome: 'ACPC_INVALID_ACTIONS', seat: 1 });
});
