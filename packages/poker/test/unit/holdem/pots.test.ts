import { describe, expect, it } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { codeOf, deal, play, rules } from './table.ts';

describe('side pots', () => {
  it('pay each all-in only what it matched', () => {
    // AA is in for 300, KK for 700, QQ and JJ for 1000 each: pots of 1200, 1200 and 600.
    const hand = deal(rules([300, 700, 1000, 1000]), 'AsAh KsKh QsQh JsJh');
    play(hand, 'r1000 c c c /2c3d4h /7d /9c');
    hand.autoShowdown();
    expect(hand.result()).toEqual({
      net: [900, 500, -400, -1000],
      finishingStacks: [1200, 1200, 600, 0],
      pots: [
        { amount: 1200, eligible: [0, 1, 2, 3], winners: [{ seat: 0, amount: 1200 }] },
        { amount: 1200, eligible: [1, 2, 3], winners: [{ seat: 1, amount: 1200 }] },
        { amount: 600, eligible: [2, 3], winners: [{ seat: 2, amount: 600 }] },
      ],
      shown: [2, 0, 1],
    });
  });

  it('hold what folded players put in, each in the pots it reached', () => {
    const hand = deal(rules([300, 2000, 2000]), 'AsAh KsKh QsQh');
    play(hand, 'r300 c c /2c3d4h r400 r900 f /7d /9c');
    hand.autoShowdown();
    expect(hand.result().pots).toEqual([
      { amount: 900, eligible: [0, 2], winners: [{ seat: 0, amount: 900 }] },
      { amount: 800, eligible: [2], winners: [{ seat: 2, amount: 800 }] },
    ]);
    expect(hand.result().net).toEqual([600, -700, 100]);
  });

  it('return the part of a bet nobody called', () => {
    const hand = play(deal(rules([1000, 1000, 1000])), 'r700 f f');
    expect(hand.events.slice(-2)).toEqual([
      { type: 'return', seat: 2, amount: 600 },
      { type: 'award', seat: 2, pot: 0, amount: 250 },
    ]);
    expect(hand.result().net).toEqual([-50, -100, 150]);
  });

  it('keep what a folded newcomer posted above a short big blind', () => {
    const hand = deal(
      rules([1000, 60, 1000, 1000], { blinds: [50, 100, 0, 100] }),
      'AsAh KcKd 2c3d 4c5d',
    );
    play(hand, 'f f c /7s8sTh /Jd /Qc');
    hand.autoShowdown();
    expect(hand.result().net).toEqual([160, -60, 0, -100]);
  });

  it('count the chips of a short big blind and of a folded small blind', () => {
    const hand = deal(rules([1000, 30, 1000]), 'AsAh KsKh QsQh');
    play(hand, 'c f /2c3d4h /7d /9c');
    hand.autoShowdown();
    // The main pot is 30 from each; 20 more from each of the others; 50 go back uncalled.
    expect(hand.result().pots).toEqual([
      { amount: 90, eligible: [1, 2], winners: [{ seat: 1, amount: 90 }] },
      { amount: 40, eligible: [2], winners: [{ seat: 2, amount: 40 }] },
    ]);
  });
});

describe('chips that do not divide', () => {
  const board = '/AcKcQd /Js /Th';

  it('go one each to the first seats left of the button', () => {
    const hand = deal(
      rules([1000, 1000, 1000, 1000], { blinds: [53, 101, 0, 0] }),
      '2c2d 3c3d 4c4d 5c5d',
    );
    play(hand, 'r301 c f c /AcKcQd x x x /Js x x x /Th x x x');
    hand.autoShowdown();
    // 301 × 3 + 53: 956 for three, of which two chips are odd.
    expect(hand.result().pots[0]?.winners).toEqual([
      { seat: 1, amount: 319 },
      { seat: 2, amount: 319 },
      { seat: 3, amount: 318 },
    ]);
  });

  it('are split into fractions where the rules say so', () => {
    const hand = deal(rules([1000, 1000, 1000], { oddChips: 'split-evenly' }), '2c2d 3c3d 4c4d');
    play(hand, `f c x ${board.split(' ').join(' x x ')} x x`);
    hand.autoShowdown();
    expect(hand.result().net).toEqual([0, 0, 0]);
    const odd = deal(
      rules([1001, 1000, 1000], {
        oddChips: 'split-evenly',
        blinds: [50, 101, 0],
        minimumBet: 101,
      }),
      '2c2d 3c3d 4c4d',
    );
    play(odd, `r333 f c ${board.split(' ').join(' x x ')} x x`);
    odd.autoShowdown();
    expect(odd.result().finishingStacks).toEqual([951, 1025, 1025]);
  });
});

describe('antes and dead blinds', () => {
  it('are no part of a bet and go to the main pot', () => {
    const hand = deal(
      rules([1000, 1000, 1000], { antes: [0, 100, 0], deadBlinds: [0, 0, 50] }),
      'AsAh KsKh QsQh',
    );
    expect([hand.pot, hand.legalActions().call, hand.stack(1), hand.stack(2)]).toEqual([
      300, 100, 800, 950,
    ]);
    play(hand, 'c c x /2c3d4h x x x /7d x x x /9c x x x');
    hand.autoShowdown();
    expect(hand.result().pots).toEqual([
      { amount: 450, eligible: [0, 1, 2], winners: [{ seat: 0, amount: 450 }] },
    ]);
  });

  const shortAnte = { antes: [10, 10, 10], blinds: [50, 100, 0] };

  it('are won whole by a seat that could not pay its ante in full, unless antes are trimmed', () => {
    const whole = deal(rules([1000, 1000, 4], shortAnte), 'KsKh QsQh AsAh');
    play(whole, 'c x /2c3d4h x x /7d x x /9c x x');
    whole.autoShowdown();
    expect(whole.result().net).toEqual([90, -110, 20]);
    const trimmed = deal(
      rules([1000, 1000, 4], { ...shortAnte, anteTrimming: true }),
      'KsKh QsQh AsAh',
    );
    play(trimmed, 'c x /2c3d4h x x /7d x x /9c x x');
    trimmed.autoShowdown();
    expect(trimmed.result().net).toEqual([102, -110, 8]);
  });

  it('are paid before the blind by a short stack', () => {
    const hand = deal(rules([1000, 105, 1000], { antes: [10, 10, 10] }));
    expect([hand.bet(1), hand.stack(1), hand.isFolded(1)]).toEqual([95, 0, false]);
  });
});

describe('the showdown', () => {
  const river = 'c c x /2c3d4h x x x /7d x x x /9c';

  it('begins with the last aggressor of the river, or left of the button without one', () => {
    const bet = play(deal(rules([1000, 1000, 1000]), 'QsQh KsKh AsAh'), `${river} x r200 c c`);
    bet.autoShowdown();
    expect(shows(bet)).toEqual(['show 1', 'show 2', 'muck 0']);
    const checked = play(deal(rules([1000, 1000, 1000]), 'QsQh KsKh AsAh'), `${river} x x x`);
    checked.autoShowdown();
    expect(shows(checked)).toEqual(['show 0', 'show 1', 'show 2']);
  });

  it('gives the pot to the last one who has not mucked, whatever the cards', () => {
    const hand = play(deal(rules([1000, 1000, 1000]), 'AsAh KsKh QsQh'), `${river} x x x`);
    hand.muck(0);
    hand.muck(1);
    expect([hand.awaiting, hand.result().net]).toEqual(['over', [-100, -100, 200]]);
    expect(codeOf(() => hand.show(2))).toBe('SHOWDOWN_NOT_AWAITED');
  });

  it('lets players table their cards while the board is run out', () => {
    const hand = play(deal(rules([1000, 1000]), 'AsAh KsKh'), 'r1000 c');
    hand.show(0);
    play(hand, '/2c3d4h /7d');
    hand.show(1);
    expect(codeOf(() => hand.show(1))).toBe('SHOWDOWN_DONE');
    play(hand, '/9c');
    expect(hand.result().net).toEqual([1000, -1000]);
  });

  it('learns unknown cards when they are shown, and decides nothing without them', () => {
    const hand = play(deal(rules([1000, 1000])), 'c x /2c3d4h x x /7d x x /9c x x');
    expect(codeOf(() => hand.autoShowdown())).toBe('SHOWDOWN_UNKNOWN_CARDS');
    expect(codeOf(() => hand.show(0))).toBe('SHOWDOWN_UNKNOWN_CARDS');
    expect(codeOf(() => hand.show(0, parseCards('2cAs')))).toBe('CARD_DUPLICATE');
    hand.show(0, parseCards('KsAs'));
    hand.autoShowdown();
    expect(hand.result()).toMatchObject({ net: [100, -100], shown: [0] });
  });
});

describe('dealing', () => {
  it('refuses cards that are not due, not as many, not cards, or dealt already', () => {
    const hand = deal(rules([1000, 1000]), 'AsAh KsKh');
    expect(codeOf(() => hand.dealBoard(parseCards('2c3d4h')))).toBe('CARDS_NOT_AWAITED');
    play(hand, 'c x');
    expect(codeOf(() => hand.dealBoard(parseCards('2c3d')))).toBe('CARDS_WRONG_COUNT');
    expect(codeOf(() => hand.dealBoard(parseCards('2c3dAs')))).toBe('CARD_DUPLICATE');
    expect(codeOf(() => hand.dealBoard(parseCards('2c3d2c')))).toBe('CARD_DUPLICATE');
    expect(codeOf(() => hand.dealBoard([0, 1, 52]))).toBe('CARD_INVALID');
    expect(codeOf(() => hand.dealHole(0, parseCards('2c3d')))).toBe('CARDS_NOT_AWAITED');
    expect(codeOf(() => hand.dealBoard(parseCards('2c3d4h')))).toBe('accepted');
  });

  it('refuses rules that make no sense', () => {
    expect(() => deal(rules([1000]))).toThrow('A hand has 2 to 10 seats, not 1');
    expect(() => deal(rules([1000, 0]))).toThrow('startingStacks have to be positive');
    expect(() => deal(rules([1000, 1000], { antes: [1] }))).toThrow('antes names 1 seats');
    expect(() => deal(rules([1000, 1000], { blinds: [0.5, 1] }))).toThrow(
      'blinds have to be whole',
    );
    expect(() => deal(rules([1000, 1000], { minimumBet: 0 }))).toThrow('minimumBet has to be');
  });
});

function shows(hand: ReturnType<typeof deal>): string[] {
  return hand.events.flatMap((event) =>
    event.type === 'show' || event.type === 'muck' ? [`${event.type} ${event.seat}`] : [],
  );
}
