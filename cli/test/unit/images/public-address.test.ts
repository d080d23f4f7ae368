import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicAddress } from '../../../src/images/public-address.ts';

describe('the public address of a Git remote', () => {
  test.each([
    ['https://git.lab/org/bot.git', 'https://git.lab/org/bot.git'],
    ['https://me:token@git.lab:8443/org/bot.git', 'https://git.lab:8443/org/bot.git'],
    ['https://token@git.lab/org/bot?key=x#y', 'https://git.lab/org/bot'],
    ['ssh://git@git.lab:2222/org/bot.git', 'ssh://git@git.lab:2222/org/bot.git'],
    ['ssh://git:word@git.lab/org/bot.git', 'ssh://git@git.lab/org/bot.git'],
    ['git@git.lab:org/bot.git\n', 'ssh://git@git.lab/org/bot.git'],
  ])('%j is %s', (remote, address) => {
    expect(publicAddress(remote)).toBe(address);
  });

  test.each(['', '../bot', '/srv/git/bot.git', 'file:///srv/bot.git', 'C:\\bot', './a:b'])(
    'is empty for %j, which nobody else reaches',
    (remote) => {
      expect(publicAddress(remote)).toBe('');
    },
  );

  test('never holds a password', () => {
    const word = fc.stringMatching(/^[a-z0-9]{12}$/);
    fc.assert(
      fc.property(fc.constantFrom('https', 'http', 'ssh'), word, (scheme, password) => {
        const address = publicAddress(`${scheme}://me:${password}@git.lab/bot?token=${password}`);
        expect(address).toContain('git.lab/bot');
        expect(address).not.toContain(password);
      }),
    );
  });
});
