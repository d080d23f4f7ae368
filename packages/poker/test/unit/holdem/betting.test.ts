import { describe, expect, it } from 'vitest';
import { codeOf, deal, play, rules, toAction } from './table.ts';

describe('who acts', () => {
  it('begins left of the big blind before the flop and left of the button after it', () => {
    const hand = deal(rules([1000, 1000, 1000, 1000]));
    expect(hand.actor).toBe(2);
    play(hand, 'c c c x /2c3d4h');
    expect(hand.actor).toBe(0);
  });

  it('lets the button, who has the small blind, begin heads-up and the big blind after the flop', () => {
    const hand = deal(rules([1000, 1000]));
    expect([hand.bet(0), hand.bet(1), hand.actor]).toEqual([100, 50, 1]);
    play(hand, 'c x /2c3d4h');
    expect(hand.actor).toBe(0);
  });

  it('begins left of a straddle, which acts last', () => {
    const hand = deal(rules([1000, 1000, 1000, 1000], { blinds: [50, 100, 200, 0] }));
    expect(hand.actor).toBe(3);
    play(hand, 'c c c');
    expect([hand.actor, hand.legalActions().check]).toEqual([2, true]);
  });

  it('begins left of the big blind although a newcomer on the button posts as much', () => {
    const hand = deal(rules([1000, 1000, 1000, 1000], { blinds: [50, 100, 0, 100] }));
    expect(hand.actor).toBe(2);
  });

  it('begins left of the button where nobody posts a blind', () => {
    const hand = deal(rules([1000, 1000, 1000], { blinds: [0, 0, 0], antes: [10, 10, 10] }));
    expect([hand.actor, hand.legalActions()]).toEqual([
      0,
      { seat: 0, fold: true, check: true, call: undefined, raise: { min: 100, max: 990 } },
    ]);
  });

  it('gives the big blind its option', () => {
    const hand = play(deal(rules([1000, 1000, 1000])), 'c c');
    expect(hand.legalActions()).toEqual({
      seat: 1,
      fold: true,
      check: true,
      call: undefined,
      raise: { min: 200, max: 1000 },
    });
  });
});

describe('how much a raise is', () => {
  it('adds at least the last full raise', () => {
    const hand = deal(rules([5000, 5000, 5000]));
    expect(hand.legalActions().raise).toEqual({ min: 200, max: 5000 });
    play(hand, 'r350');
    expect(hand.legalActions().raise).toEqual({ min: 600, max: 5000 });
    play(hand, 'r600');
    expect(hand.legalActions().raise).toEqual({ min: 850, max: 5000 });
  });

  it('doubles a straddle, which counts as a bigger blind', () => {
    const hand = deal(rules([5000, 5000, 5000, 5000], { blinds: [50, 100, 200, 0] }));
    expect(hand.legalActions().raise).toEqual({ min: 400, max: 5000 });
    play(hand, 'c c c x /2c3d4h');
    expect(hand.legalActions().raise).toEqual({ min: 100, max: 4800 });
  });

  it('is the whole stack where that is less than a full raise', () => {
    const hand = deal(rules([5000, 5000, 150]));
    expect(hand.legalActions().raise).toEqual({ min: 150, max: 150 });
    expect(codeOf(() => hand.act(toAction('r120')))).toBe('RAISE_BELOW_MINIMUM');
  });

  it('starts from the minimum bet on every street', () => {
    const hand = play(deal(rules([5000, 5000])), 'r900 c /2c3d4h');
    expect(hand.legalActions().raise).toEqual({ min: 100, max: 4100 });
  });
});

describe('an incomplete all-in raise', () => {
  it('does not reopen the betting for who has acted, but does for who has not', () => {
    // Seat 3 raises to 300, seat 0 is all in for 400: 100 more, a full raise would be 200.
    const hand = play(deal(rules([400, 5000, 5000, 5000])), 'f r300 r400');
    expect(hand.legalActions()).toEqual({
      seat: 1,
      fold: true,
      check: false,
      call: 300,
      raise: { min: 600, max: 5000 },
    });
    play(hand, 'c');
    expect([hand.actor, hand.legalActions().raise, hand.legalActions().call]).toEqual([
      3,
      undefined,
      100,
    ]);
    expect(codeOf(() => hand.act(toAction('r600')))).toBe('RAISE_NOT_REOPENED');
  });

  it('reopens it when several of them add up to a full raise (TDA rule 47, example 1)', () => {
    // 50-100: seat 3 bets 100, then all-ins of 125 and 200 with a call of 125 between them.
    const hand = deal(rules([5100, 225, 5100, 300, 5100].map(Number)));
    play(hand, 'c c c c x /2c3d4h');
    play(hand, 'r100 r125 c r200 c');
    // Seat 0 faces 100 more, a full raise; its least raise goes to 300.
    expect([hand.actor, hand.legalActions().raise]).toEqual([0, { min: 300, max: 5000 }]);
    play(hand, 'c');
    // Seat 2 called 125 and faces 75 only.
    expect([hand.actor, hand.legalActions().raise, hand.legalActions().call]).toEqual([
      2,
      undefined,
      75,
    ]);
  });

  it('leaves the raiser no raise while earlier bettors who face its full raise have one', () => {
    // Seat 0 bets 100, seat 1 raises to 300, seat 2 is all in for 450.
    const hand = play(deal(rules([5100, 5100, 550])), 'c c x /2c3d4h r100 r300 r450');
    expect([hand.actor, hand.legalActions().raise]).toEqual([0, { min: 650, max: 5000 }]);
    play(hand, 'c');
    expect([hand.actor, hand.legalActions().raise]).toEqual([1, undefined]);
  });

  it('lets nobody raise who checked to an all-in below the minimum bet', () => {
    const hand = play(deal(rules([5000, 5000, 160])), 'c c x /2c3d4h x x r60');
    expect(hand.legalActions()).toMatchObject({ seat: 0, call: 60, raise: undefined });
  });
});

describe('an illegal action', () => {
  it.each([
    ['a check facing a bet', 'x', 'CHECK_FACING_BET'],
    ['a raise below the minimum', 'r199', 'RAISE_BELOW_MINIMUM'],
    ['a raise above the stack', 'r1001', 'RAISE_ABOVE_STACK'],
    ['a raise by a fraction', 'r250.5', 'RAISE_NOT_WHOLE'],
    ['a raise to no number', 'rx', 'RAISE_NOT_WHOLE'],
  ])('refuses %s and leaves the hand as it was', (_, word, code) => {
    const hand = deal(rules([1000, 1000, 1000]));
    const before = snapshot(hand);
    expect(codeOf(() => hand.act(toAction(word)))).toBe(code);
    expect(codeOf(() => hand.verify(toAction(word)))).toBe(code);
    expect(hand.can(toAction(word))).toBe(false);
    expect(snapshot(hand)).toEqual(before);
  });

  it('refuses a call where there is nothing to call', () => {
    const hand = play(deal(rules([1000, 1000])), 'c');
    expect(codeOf(() => hand.act({ type: 'call' }))).toBe('NOTHING_TO_CALL');
  });

  it('refuses a raise that only calls, and one that nobody can answer', () => {
    const short = play(deal(rules([1000, 1000, 400])), 'f r1000');
    expect(codeOf(() => short.act({ type: 'raise', to: 1000 }))).toBe('STACK_ONLY_CALLS');
    const covering = play(deal(rules([2000, 1000])), 'r1000');
    expect(covering.legalActions()).toMatchObject({ call: 900, raise: undefined });
    expect(codeOf(() => covering.act({ type: 'raise', to: 2000 }))).toBe('RAISE_UNANSWERABLE');
  });

  it('refuses any action while cards are awaited or the hand is over', () => {
    const hand = play(deal(rules([1000, 1000])), 'c x');
    expect(codeOf(() => hand.act({ type: 'check' }))).toBe('NOT_YOUR_TURN');
    play(hand, '/2c3d4h f');
    expect([hand.awaiting, codeOf(() => hand.act({ type: 'check' }))]).toEqual([
      'over',
      'NOT_YOUR_TURN',
    ]);
  });
});

describe('a short blind', () => {
  it('still costs the others the whole big blind', () => {
    const hand = deal(rules([1000, 30, 1000, 1000]));
    expect(hand.legalActions()).toMatchObject({ seat: 2, call: 100, raise: { min: 200 } });
  });

  it('asks nothing of a small blind that covers it already', () => {
    const hand = deal(rules([30, 1000]));
    expect([hand.awaiting, hand.bet(1), hand.stack(1), hand.pot]).toEqual(['board', 0, 970, 60]);
  });

  it('costs the last opponent only what it posted', () => {
    const hand = deal(rules([70, 1000]));
    expect(hand.legalActions()).toEqual({
      seat: 1,
      fold: true,
      check: false,
      call: 20,
      raise: undefined,
    });
  });
});

function snapshot(hand: ReturnType<typeof deal>) {
  return {
    events: hand.events.slice(),
    actor: hand.actor,
    stacks: [0, 1, 2].map((seat) => hand.stack(seat)),
    bets: [0, 1, 2].map((seat) => hand.bet(seat)),
    legal: hand.legalActions(),
  };
}
