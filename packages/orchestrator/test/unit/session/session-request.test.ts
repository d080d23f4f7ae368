import { expect, test } from 'vitest';
import { sessionRequestSchema } from '../../../src/session/session-request.ts';

function problems(request: object): unknown[] {
  const { error } = sessionRequestSchema.safeParse(request);
  return error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
}

test('a session can be asked for with nothing but the defaults', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  [{ smallBlind: 101 }, ['smallBlind', 'expected at most the big blind']],
  [{ ante: 9_901 }, ['ante', 'expected a buy-in to cover it and a big blind']],
  [
    { bigBlind: Number.MAX_SAFE_INTEGER },
    ['bigBlind', 'expected all chips of the table to stay countable'],
  ],
])('a table that cannot be played at is refused: %j', (request, problem) => {
  expect(problems(request)).toEqual([problem]);
});

test('an ante of all but the big blind can be played with', () => {
  expect(problems({ ante: 9_900 })).toEqual([]);
});
