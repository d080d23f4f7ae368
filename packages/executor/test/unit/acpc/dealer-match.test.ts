import { expect, test } from 'vitest';
import {
  DealerMatch,
  type DealerMatchOptions,
  type Effect,
} from '../../../src/acpc/protocol/dealer-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { standardLimits } from '../../../src/acpc/protocol/time-account.ts';
import { deckAt } from '../../../src/simulator/deck-at.ts';

function open(options: Partial<DealerMatchOptions> = {}) {
  const match = new DealerMatch({
    name: 'unit',
    game: standardGame(2),
    hands: 2,
    seed: '1',
    deck: (index) => deckAt('unit', index),
    players: ['a', 'b'].map((name) => ({ name, inProcess: false })),
    limits: standardLimits,
    invalidActions: 0,
    ...options,
  });
  match.open(0);
  match.line(0, 'VERSION:2.0.0', 0);
  const dealt = match.line(1, 'VERSION:2.0.0', 0);
  return { match, dealt };
}

const sent = (effects: readonly Effect[], to: number) =>
  effects.flatMap((effect) => (effect.type === 'send' && effect.seat === to ? [effect.line] : []));

test('the first hand is dealt when everybody has said a version', () => {
  const { dealt } = open();
  expect(dealt.map(({ type }) => type)).toEqual(['send', 'send']);
  expect(sent(dealt, 0)[0]).toMatch(/^MATCHSTATE:0:0::\w{4}\|$/);
  expect(sent(dealt, 1)[0]).toMatch(/^MATCHSTATE:1:0::\|\w{4}$/);
});

test('seats move one position on with every hand, and so do the states they are sent', () => {
  const fold = ({ match, dealt }: ReturnType<typeof open>) =>
    match.line(1, `${sent(dealt, 1)[0]}:f`, 0);
  expect(sent(fold(open()), 0)[1]).toMatch(/^MATCHSTATE:1:1::\|/);
  expect(sent(fold(open()), 1)[1]).toMatch(/^MATCHSTATE:0:1::\w/);
});

test.each([
  [{ responseMs: 100 }, 'took more than 100 ms for one action'],
  [{ handMs: 100 }, 'took more than 100 ms for a hand'],
  [{ perHandMs: 50 }, 'took more than 100 ms for the match'],
])('an answer after %o ends the match, whatever it says', (limits, reason) => {
  const { match, dealt } = open({ limits: { ...standardLimits, ...limits } });
  expect(match.deadline).toEqual({ seat: 1, at: 100 });
  const answer = `${sent(dealt, 1)[0]}:c`;

  match.line(1, answer, 101);

  expect(match.end).toEqual({ outcome: 'ACPC_SEAT_TIMEOUT', seat: 1, reason: `\`b\` ${reason}` });
  expect(match.line(1, answer, 102)).toEqual([]);
});

test('time of a hand is counted over its actions, and anew in the next one', () => {
  const { match, dealt } = open({ limits: { ...standardLimits, handMs: 100 } });
  const [, next = ''] = sent(match.line(1, `${sent(dealt, 1)[0]}:f`, 60), 0);
  expect(match.deadline).toEqual({ seat: 0, at: 160 });
  const [after] = sent(match.line(0, `${next}:c`, 120), 1);
  match.line(1, `${after}:r300`, 170);
  expect(match.deadline).toEqual({ seat: 0, at: 210 });
});

test('the deadline ends the match when it passes, and not before', () => {
  const { match } = open({ limits: { ...standardLimits, responseMs: 100 } });
  expect(match.expire(99)).toEqual([]);
  expect(match.expire(100).map(({ type }) => type)).toEqual(['log', 'log', 'over']);
});

test('an answer to another state, or of a player who is not asked, changes nothing', () => {
  const { match, dealt } = open();
  const state = sent(dealt, 1)[0] ?? '';
  for (const line of [
    '',
    'garbage',
    `${state}x:c`,
    state.replace(':0::', ':1::'),
    `${sent(dealt, 0)[0]}:c`,
  ]) {
    expect(match.line(1, line, 0)).toEqual([]);
  }
  expect(match.line(0, `${sent(dealt, 0)[0]}:f`, 0)).toEqual([]);
  expect(match.reports.map(({ ignoredLines }) => ignoredLines)).toEqual([1, 5]);
});

test('an illegal action counts as a call, and one more than is borne ends the match', () => {
  const { match, dealt } = open({ invalidActions: 1 });
  const called = match.line(1, `${sent(dealt, 1)[0]}:all`, 0);
  expect(sent(called, 0)[0]).toContain('MATCHSTATE:0:0:c:');
  const checked = match.line(0, `${sent(called, 0)[0]}:f`, 0);
  expect(sent(checked, 0)[0]).toContain('MATCHSTATE:0:0:cc/:');
  expect(match.reports.map(({ invalidActions }) => invalidActions)).toEqual([1, 1]);

  match.line(0, sent(checked, 0)[0] ?? '', 0);
  expect(match.end).toMatchObject({ outcome: 'ACPC_INVALID_ACTIONS', seat: 0 });
});

test('a player of this process is asked with what its seat sees, and needs no version', () => {
  const { match, dealt } = open({
    players: [
      { name: 'a', inProcess: false },
      { name: 'us', inProcess: true },
    ],
  });
  expect(match.hasGreeted(1)).toBe(true);
  // Dealt when the other one had said its version: the second version line here answers nothing.
  expect(dealt).toEqual([]);
  const raised = match.act(1, { type: 'raise', to: 300 }, 5);
  expect(raised.map((effect) => effect.type)).toEqual(['send']);
  expect(match.deadline).toEqual({ seat: 0, at: 14_005 });
  expect(() => match.act(0, { type: 'raise', to: 301 }, 6)).toThrow();
});
