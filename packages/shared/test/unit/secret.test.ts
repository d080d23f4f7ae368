import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/secret/secret.ts';

test('a secret cannot be printed by any of the usual ways', () => {
  const secret = new Secret('hunter2');
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify([secret]),
    inspect({ secret }, { depth: 9, showHidden: true }),
    JSON.stringify(Object.entries(secret)),
    new Error(`failed with ${secret}`).message,
  ].join('\n');
  expect(printed).not.toContain('hunter2');
  expect(secret.reveal()).toBe('hunter2');
});
