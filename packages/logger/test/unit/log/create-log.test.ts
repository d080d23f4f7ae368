import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog, type LogOptions } from '../../../src/log/create-log.ts';

function capture(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    unit: 'tested',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
    ...options,
  });
  const entries = () => lines.map((line) => ({ ...JSON.parse(line), time: '[TIME]' }));
  return { log, lines, entries };
}

describe('a log', () => {
  test('writes one JSON object a line with level, time, unit, fields and message', () => {
    const { log, lines, entries } = capture();
    log.info('hand played', { hand: 7, net: -1.5 });
    log.warn('odd');
    expect(entries()).toEqual([
      { level: 'info', time: '[TIME]', unit: 'tested', hand: 7, net: -1.5, msg: 'hand played' },
      { level: 'warn', time: '[TIME]', unit: 'tested', msg: 'odd' },
    ]);
    expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
  });

  test.each([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)('of level %s lets %i of four severities through', (level, count) => {
    const { log, lines } = capture({ level });
    log.debug('d');
    log.info('i');
    log.warn('w');
    log.error('e');
    expect(lines).toHaveLength(count);
  });

  test('gives the fields of a child to each of its lines', () => {
    const { log, entries } = capture();
    log.child({ session: 'a' }).child({ hand: 1 }).info('deep');
    expect(entries()).toEqual([
      { level: 'info', time: '[TIME]', unit: 'tested', session: 'a', hand: 1, msg: 'deep' },
    ]);
  });
});

describe('redaction', () => {
  test.each([
    'OPENAI_API_KEY',
    'apiKey',
    'key',
    'x-api-key',
    'accessToken',
    'token',
    'password',
    'Authorization',
    'SENTRY_DSN',
    'clientSecret',
    'set-cookie',
    'credentials',
  ])('withholds a field named %s', (name) => {
    const { log, entries } = capture();
    log.info('call', { headers: { [name]: 'hunter2-hunter2' } });
    expect(entries()[0].headers).toEqual({ [name]: '[secret]' });
  });

  test('leaves counts and names that only look like secrets', () => {
    const { log, entries } = capture();
    log.info('spent', { tokens: 350, monkey: 'ape', keyboard: 'qwerty', budgetTokens: 2 });
    expect(entries()[0]).toMatchObject({
      tokens: 350,
      monkey: 'ape',
      keyboard: 'qwerty',
      budgetTokens: 2,
    });
  });

  test('is not broken by values that fail when they are looked at', () => {
    const { log, entries } = capture();
    const broken = {
      get value(): string {
        throw new Error('no');
      },
    };
    log.info('inside', { broken, kept: 1 });
    log.info('outside', broken);
    expect(entries()).toMatchObject([
      { msg: 'inside', broken: '[unreadable]', kept: 1 },
      { msg: 'outside', fields: '[unreadable]' },
    ]);
  });

  test('withholds registered values wherever they stand: message, text, nested, keys, numbers, errors, children', () => {
    const value = 'p4ss "w\\rd" 1';
    const { log, lines } = capture({ secrets: [new Secret(value), new Secret('987654')] });
    const cause = new Error(`inner ${value}`);
    log.error(`before ${value} after`, {
      text: `x${value}y`,
      encoded: encodeURIComponent(value),
      json: JSON.stringify({ value }),
      quoted: JSON.stringify({ body: JSON.stringify({ value }) }),
      base64: Buffer.from(value).toString('base64'),
      list: [{ deep: [value] }],
      [value]: 1,
      number: 987654,
      error: new PokerbotError('BUG', { message: `lost ${value}`, details: { value }, cause }),
      map: new Map([[value, new Set([value])]]),
    });
    log.child({ inherited: value }).info('child');
    const text = lines.join('');
    const base64 = Buffer.from(value).toString('base64');
    for (const hidden of ['p4ss', '987654', encodeURIComponent(value), base64]) {
      expect(text).not.toContain(hidden);
    }
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({
      name: 'PokerbotError',
      code: 'BUG',
      message: 'lost [secret]',
      cause: { message: 'inner [secret]' },
    });
  });

  test('withholds a value that became known later, in children made before as well', () => {
    const { log, entries } = capture({ secrets: [new Secret('first-value')] });
    const child = log.child({ inherited: true });
    log.withhold(new Secret('second-value'));
    log.info('first-value second-value');
    child.info('kept', { text: 'second-value and first-value' });
    expect(entries().map(({ msg, text }) => [msg, text])).toEqual([
      ['[secret] [secret]', undefined],
      ['kept', '[secret] and [secret]'],
    ]);
  });

  test('withholds credentials that announce themselves', () => {
    const { log, entries } = capture();
    log.info(
      'GET https://me:pw1234@host/x with Bearer abcdef0123456789 and sk-abcdefghij0123456789',
    );
    expect(entries()[0].msg).toBe('GET https://[secret]@host/x with Bearer [secret] and [secret]');
  });

  test('holds for any secret in any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!before.includes(value) && !after.includes(value));
        const { log, lines } = capture({ secrets: [new Secret(value)] });
        log.info('said', { text: [`${before}${value}${after}`] });
        const said = JSON.parse(lines[0] ?? '').text[0] as string;
        expect(said.replaceAll('[secret]', '')).not.toContain(value);
      }),
    );
  });

  test('survives whatever it is given', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    let deep: unknown = 'end';
    for (let depth = 0; depth < 50; depth += 1) deep = [deep];
    const { log, entries } = capture();
    log.info('odd', {
      circle,
      deep,
      big: 10n,
      bytes: new Uint8Array(3),
      fn: () => 1,
      none: null,
      missing: undefined,
      date: new Date(0),
      bad: new Date(Number.NaN),
      secret: new Secret('x'),
    });
    expect(entries()[0]).toMatchObject({
      circle: { self: '[circular]' },
      big: '10',
      bytes: '[3 bytes]',
      fn: '[function]',
      none: null,
      date: '1970-01-01T00:00:00.000Z',
      bad: null,
      secret: '[secret]',
    });
  });
});
