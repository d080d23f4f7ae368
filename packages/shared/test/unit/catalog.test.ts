import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/errors/catalog.ts';
import { isPokerbotError, PokerbotError } from '../../src/errors/pokerbot-error.ts';

describe('the error catalogue', () => {
  test.each(Object.entries(catalog))('%s says what happened and what to do', (code, entry) => {
    expect(code).toMatch(/^[A-Z][A-Z_]+[A-Z]$/);
    expect(entry.title).toMatch(/^[A-Z`].*[^.]$/);
    expect(entry.remedy.length).toBeGreaterThan(20);
  });

  test('decides the exit code of an error, and its next step when none is given', () => {
    const error = new PokerbotError('LOCKED', { message: '`up` of process 4711 holds the lock' });
    expect({ exit: error.exitCode, next: error.next, known: isPokerbotError(error) }).toEqual({
      exit: 3,
      next: [catalog.LOCKED.remedy],
      known: true,
    });
  });
});
