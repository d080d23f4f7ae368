import { CLIError } from '@oclif/core/errors';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { describe, expect, test } from 'vitest';
import { classifyError } from '../../../src/classify-error.ts';
import { nearest } from '../../../src/did-you-mean.ts';

const origin = { command: 'up', interrupted: false };
const system = (code: string, path?: string) => Object.assign(new Error(code), { code, path });
const prompt = (name: string) => Object.assign(new Error('User force closed'), { name });

describe('the error boundary', () => {
  test('names the help of the command that was given', () => {
    const error = classifyError(new PokerbotError('USAGE', { message: 'no' }), {
      ...origin,
      command: 'eval ab',
    });
    expect(error).toMatchObject({ code: 'USAGE', message: 'no' });
    expect(error.next).toEqual(['Compare it with `pokerbot eval ab --help`.']);
  });

  test.each([
    [
      'a full disk',
      system('ENOSPC', '/data/hands'),
      'DISK_FULL',
      '`/data/hands`: no space is left on the disk',
    ],
    ['a used up quota', system('EDQUOT'), 'DISK_FULL', 'the quota of the disk is used up'],
    [
      'a folder of somebody else',
      system('EACCES', '/etc/x'),
      'FILE_UNWRITABLE',
      '`/etc/x`: the permissions do not allow it',
    ],
    [
      'a path through a file',
      system('ENOTDIR', '/etc/x/y'),
      'FILE_UNREADABLE',
      '`/etc/x/y`: a part of the path is a file and no folder',
    ],
    [
      'a question that was left by Ctrl-C',
      prompt('ExitPromptError'),
      'INTERRUPTED',
      'stopped before it was done',
    ],
    [
      'a question that was ended by a signal',
      prompt('AbortPromptError'),
      'INTERRUPTED',
      'stopped before it was done',
    ],
    [
      'an argument that is missing',
      new CLIError('Missing 1 required arg:\n\u001b[2mFILE\u001b[22m\nSee more help with --help'),
      'USAGE',
      'Missing 1 required arg:\nFILE',
    ],
    [
      'a flag with a value out of range',
      new CLIError(
        'Parsing --seats \n\tExpected an integer less than or equal to 9 but received: 12',
      ),
      'USAGE',
      '`--seats`: expected an integer less than or equal to 9 but received: 12',
    ],
    ['any other error', new TypeError('x is not a function'), 'BUG', 'x is not a function'],
    ['a thrown text', 'oh', 'BUG', 'oh'],
  ])('names %s', (_what, thrown, code, message) => {
    expect(classifyError(thrown, origin)).toMatchObject({ code, message });
  });

  test('leaves a catalogued error as it is', () => {
    const error = new PokerbotError('STACK_DOWN', { message: 'nothing runs' });
    expect(classifyError(error, { ...origin, interrupted: true })).toBe(error);
  });

  test('takes whatever fails after Ctrl-C for its consequence', () => {
    const error = classifyError(new Error('socket closed'), { ...origin, interrupted: true });
    expect({ code: error.code, exitCode: error.exitCode }).toEqual({
      code: 'INTERRUPTED',
      exitCode: 130,
    });
  });

  test('keeps the cause', () => {
    const cause = new TypeError('x');
    expect(classifyError(cause, origin).cause).toBe(cause);
  });
});

describe('did you mean', () => {
  const names = ['status', 'restart', 'down', 'eval smoke', 'up'];

  test.each([
    ['statsu', 'status'],
    ['stat', 'status'],
    ['eval smok', 'eval smoke'],
    ['pu', 'up'],
    ['dwon', 'down'],
    ['fly', undefined],
  ])('%s: %s', (text, meant) => {
    expect(nearest(text, names)).toBe(meant);
  });
});
