import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { formatPhh } from '@poker-bot/poker/history/phh/write-phh';
import { replay } from '@poker-bot/poker/history/replay';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import { describe, expect, test } from 'vitest';
import { type HandRecord, toHandRecord } from '../../../src/hands/hand-record.ts';
import { handRecordSchema } from '../../../src/hands/hand-record-schema.ts';
import { recordHistory } from '../../../src/hands/record-history.ts';
import { recordPhh } from '../../../src/hands/record-phh.ts';

const headsUp: HandRules = {
  startingStacks: [200, 200],
  blinds: [2, 1],
  antes: [0, 0],
  minimumBet: 2,
};

function play(rules: HandRules, seed: number): Hand {
  const random = createRandom(seed);
  const hand = Hand.start(rules);
  const deck = shuffledDeck(random.fork('deck'));
  advance(hand, deck);
  while (hand.awaiting === 'action') {
    hand.act(anyAction(hand, random));
    advance(hand, deck);
  }
  return hand;
}

function anyAction(hand: Hand, random: Random): Action {
  const { check, raise } = hand.legalActions();
  const choice = random.below(6);
  if (choice === 0 && !check) return { type: 'fold' };
  if (choice === 1 && raise) {
    return { type: 'raise', to: raise.min + random.below(raise.max - raise.min + 1) };
  }
  return { type: check ? 'check' : 'call' };
}

describe('the record of a hand', () => {
  test('holds what is needed to play it again', () => {
    const hand = Hand.start(headsUp);
    const deck = [...Array(52).keys()];
    advance(hand, deck);
    hand.act({ type: 'raise', to: 6 });
    hand.act({ type: 'fold' });
    expect(
      toHandRecord(hand, { handId: 'run-3', index: 3, players: ['big', 'button'], tags: { a: 1 } }),
    ).toEqual({
      hand: 'run-3',
      index: 3,
      players: ['big', 'button'],
      startingStacks: [200, 200],
      blinds: [2, 1],
      antes: [0, 0],
      minimumBet: 2,
      actions: ['d dh p1 2c2d', 'd dh p2 2h2s', 'p2 cbr 6', 'p1 f'],
      board: '',
      net: [-2, 2],
      tags: { a: 1 },
    });
  });

  test('is refused while the hand is being played', () => {
    const hand = Hand.start(headsUp);
    expect(() => toHandRecord(hand, { handId: 'x', index: 0, players: [] })).toThrow('not over');
  });

  test('replays to the chip after a way through JSON, for any hand', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const seats = 2 + (seed % 8);
      const rules: HandRules = {
        startingStacks: Array.from({ length: seats }, (_, seat) => 40 + 37 * ((seed + seat) % 9)),
        blinds: Array.from({ length: seats }, (_, seat) => [1, 2][seat] ?? 0),
        antes: Array.from({ length: seats }, () => seed % 2),
        minimumBet: 2,
      };
      const hand = play(rules, seed);
      const players = rules.startingStacks.map((_, seat) => `p${seat}`);
      const record = toHandRecord(hand, { handId: `h${seed}`, index: seed, players });
      const read = handRecordSchema.parse(JSON.parse(JSON.stringify(record))) as HandRecord;
      expect(read).toEqual(record);
      const history = recordHistory(read, { file: 'log', line: 1 });
      const replayed = replay(history);
      expect(replayed.mismatch).toBeUndefined();
      expect(replayed.hand.result().net).toEqual(record.net);
      expect(formatPhh(history)).toContain(`hand = "h${seed}"`);
      expect(recordPhh(read, { file: 'log', line: 1 })).toBe(formatPhh(history));
    }
  });

  test.each(['p9 f', 'p1 cbr', 'd dh p1 2x2d', 'nonsense'])(
    'with `%s` for an action is refused as PHH',
    (action) => {
      const record = toHandRecord(play(headsUp, 1), { handId: 'x', index: 0, players: ['a', 'b'] });
      const broken = { ...record, actions: [...record.actions, action] };
      const place = { file: 'log', line: 1 };
      expect(() => recordPhh(broken, place)).toThrow(
        expect.objectContaining({ code: 'HISTORY_SYNTAX' }),
      );
    },
  );
});
