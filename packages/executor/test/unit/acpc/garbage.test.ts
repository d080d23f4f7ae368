import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DealerMatch } from '../../../src/acpc/protocol/dealer-match.ts';
import { MatchFollower } from '../../../src/acpc/protocol/follow-match.ts';
import { parseGameDefinition, standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { standardLimits } from '../../../src/acpc/protocol/time-account.ts';
import { deckAt } from '../../../src/simulator/deck-at.ts';

/** Lines that are nearly right: pieces of the protocol in any order. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'MATCHSTATE',
        ':',
        '|',
        '/',
        'c',
        'f',
        'r',
        '2c3c',
        'As',
        'cc',
        'VERSION',
        '#',
      ),
      fc.integer({ min: -1, max: 40_000 }).map(String),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** A right line with a piece cut out or put in. */
const bent = fc
  .tuple(
    fc.constantFrom(
      'MATCHSTATE:0:0:cr300c/cc/:2c3c|/4d5d6d/7h',
      'MATCHSTATE:1:3:r20000c///:3hQh|4h3c/QsKsJs/Qc/9s',
      'MATCHSTATE:0:12::2c3c|',
    ),
    fc.nat(50),
    fc.nat(4),
    fc.string({ maxLength: 4 }),
  )
  .map(([line, at, cut, put]) => line.slice(0, at) + put + line.slice(at + cut));

test('whatever a dealer says is followed, or refused with the code for it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(nearly, bent), { minLength: 1, maxLength: 3 }), (lines) => {
      const follower = new MatchFollower(standardGame(2));
      for (const line of lines) {
        try {
          follower.line(line);
        } catch (error) {
          expect(isPokerbotError(error) && error.code).toBe('ACPC_STATE_UNEXPECTED');
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('whatever a player says, the dealer goes on or names the end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), fc.oneof(nearly, bent)), { maxLength: 8 }),
      (lines) => {
        const match = matchOfTwo();
        for (const [seat, line] of lines) match.line(seat, line, 1);
        expect([undefined, 'ACPC_VERSION_REFUSED']).toContain(match.end?.outcome);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whatever follows the state counts as an action, and hands come to their end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(nearly, fc.string()), { minLength: 30, maxLength: 30 }),
      (actions) => {
        const match = matchOfTwo();
        let asked = ['VERSION:2.0.0', 'VERSION:2.0.0'].flatMap((line, seat) =>
          sentBy(match, { seat, line }),
        );
        for (const action of actions) {
          const { deadline } = match;
          if (deadline === undefined) break;
          const state = asked.filter((each) => each.seat === deadline.seat).at(-1)?.line ?? '';
          asked = [...asked, ...sentBy(match, { seat: deadline.seat, line: `${state}:${action}` })];
        }
        expect(match.books.hands).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever a game definition holds, it is read or refused', () => {
  const field = fc.constantFrom(
    'GAMEDEF',
    'nolimit',
    'numPlayers = 2',
    'blind = 100 50',
    'stack = 9 9',
    'END GAMEDEF',
    'firstPlayer = 0',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(field, fc.string())), (lines) => {
      try {
        parseGameDefinition(lines.join('\n'), 'any.game');
      } catch (error) {
        expect(isPokerbotError(error) && error.code).toBe('ACPC_GAME_INVALID');
      }
    }),
  );
});

function matchOfTwo(): DealerMatch {
  const match = new DealerMatch({
    name: 'garbage',
    game: standardGame(2),
    hands: 5,
    seed: '1',
    deck: (index) => deckAt('garbage', index),
    players: ['a', 'b'].map((name) => ({ name, inProcess: false })),
    limits: standardLimits,
    invalidActions: Number.POSITIVE_INFINITY,
  });
  match.open(0);
  return match;
}

function sentBy(
  match: DealerMatch,
  { seat, line }: { readonly seat: number; readonly line: string },
) {
  return match.line(seat, line, 1).flatMap((effect) => (effect.type === 'send' ? [effect] : []));
}
