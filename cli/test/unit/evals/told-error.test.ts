import { expect, test } from 'vitest';
import { toldError } from '../../../src/evals/told-error.ts';

const told = (failure: Parameters<typeof toldError>[0]) => {
  const { code, message, next } = toldError(failure);
  return { code, message, next };
};

test('a stopped run is continued by the command of this program', () => {
  const failure = {
    code: 'INTERRUPTED',
    message: 'Stopped after hand 3 of 9',
    next: ['Continue with `--resume one`'],
    details: { runId: 'one' },
  } as const;
  expect(told(failure)).toEqual({
    code: 'INTERRUPTED',
    message: 'Stopped after hand 3 of 9',
    next: ['`pokerbot eval smoke --resume one`'],
  });
});

test('a mistyped opponent is met with the one that was meant', () => {
  const unknown = (name: string) => ({
    code: 'OPPONENT_UNKNOWN' as const,
    message: `There is no opponent \`${name}\``,
    next: ['Choose one of `maniac`, `random`'],
    details: { name, known: ['maniac', 'random'] },
  });
  expect(told(unknown('maniacs')).next).toEqual([
    'Did you mean `maniac`?',
    'Choose one of `maniac`, `random`',
  ]);
  expect(told(unknown('unlike')).next).toEqual(['Choose one of `maniac`, `random`']);
});

test.each(['shadow', 'serve', 'league'])('what was stopped in %s is continued by that', (suite) => {
  const failure = {
    code: 'INTERRUPTED',
    message: 'Stopped after 3 of 9',
    next: ['Continue with `--resume one`'],
    details: { runId: 'one', suite },
  } as const;
  expect(told(failure).next).toEqual([`\`pokerbot eval ${suite} --resume one\``]);
});

test.each(['SESSION_UNKNOWN', 'PLAYER_UNKNOWN', 'BOT_UNKNOWN'] as const)(
  'after %s the name that was meant is asked for',
  (code) => {
    const details = { name: 'fryday', known: ['friday', 'sunday'] };
    const failure = { code, message: 'There is none', next: ['Choose one'], details };
    expect(told(failure).next).toEqual(['Did you mean `friday`?', 'Choose one']);
  },
);
