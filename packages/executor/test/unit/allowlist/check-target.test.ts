import { describe, expect, test } from 'vitest';
import { checkTarget } from '../../../src/allowlist/check-target.ts';

const byDefault = ['http://127.0.0.1', 'http://localhost'];

describe('the allowlist', () => {
  test.each([
    ['http://127.0.0.1:3000/table', byDefault],
    ['http://localhost/', byDefault],
    ['HTTP://LOCALHOST:8080', byDefault],
    ['https://lab.example:8443/x', ['https://lab.example:8443']],
    ['https://lab.example', ['https://lab.example:443']],
    ['ws://[::1]:9000', ['ws://[::1]']],
  ])('lets %s through', (target, allowlist) => {
    expect(checkTarget(target, allowlist)).toBe(
      `${new URL(target).protocol}//${new URL(target).host}`,
    );
  });

  test.each([
    ['https://127.0.0.1/', byDefault, 'is not on the allowlist'],
    ['http://127.0.0.2/', byDefault, 'is not on the allowlist'],
    ['http://localhost.example/', byDefault, 'is not on the allowlist'],
    ['http://127.0.0.1.example/', byDefault, 'is not on the allowlist'],
    ['https://lab.example:8444', ['https://lab.example:8443'], 'is not on the allowlist'],
    ['https://lab.example:8443', ['https://lab.example'], 'is not on the allowlist'],
    ['https://sub.lab.example', ['https://lab.example'], 'is not on the allowlist'],
    ['https://lab.example', ['*', 'https://*', ''], 'is not on the allowlist'],
    ['http://localhost/', [], 'is not on the allowlist'],
    ['http://localhost@evil.example/', byDefault, 'it carries credentials'],
    ['http://user:pw@localhost/', byDefault, 'it carries credentials'],
    ['file:///etc/passwd', ['file://'], 'the scheme `file:` is not known'],
    ['localhost:3000', byDefault, 'the scheme `localhost:` is not known'],
    ['', byDefault, 'it is no URL'],
  ])('refuses %s and names the rule', (target, allowlist, rule) => {
    expect(() => checkTarget(target, allowlist)).toThrow(
      expect.objectContaining({
        code: 'TARGET_REFUSED',
        message: expect.stringContaining(rule),
      }),
    );
  });

  test('does not repeat credentials in its refusal', () => {
    expect(() => checkTarget('http://me:hunter2@localhost', byDefault)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
