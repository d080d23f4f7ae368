import { stripVTControlCharacters } from 'node:util';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nearest } from './did-you-mean.ts';

/** What the command that failed is called, for the hint of usage errors. */
export interface ErrorOrigin {
  readonly command: string | undefined;
  readonly interrupted: boolean;
}

/** Makes a catalogued error of whatever was thrown. Unknown ones are bugs and say so. */
export function classifyError(error: unknown, origin: ErrorOrigin): PokerbotError {
  if (isPokerbotError(error)) return withCommand(error, origin.command);
  if (origin.interrupted || isPromptExit(error)) return interrupted(error);
  if (isUsageError(error)) return usageError(error, origin.command);
  return systemError(error) ?? bug(error);
}

/** A hint that leaves open which command it is of names this one. */
function withCommand(error: PokerbotError, command: string | undefined): PokerbotError {
  const open = 'pokerbot COMMAND';
  if (command === undefined || !error.next.some((step) => step.includes(open))) return error;
  const { code, message, details } = error;
  const next = error.next.map((step) => step.replace(open, `pokerbot ${command}`));
  return new PokerbotError(code, { message, next, details, cause: error });
}

/** What a command ends with after Ctrl-C. */
export function interrupted(cause?: unknown): PokerbotError {
  return new PokerbotError('INTERRUPTED', { message: 'stopped before it was done', cause });
}

function isPromptExit(error: unknown): boolean {
  return error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
}

/** Errors of the argument parser carry how they want the process to end. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'oclif' in error;
}

function usageError(error: Error, command: string | undefined): PokerbotError {
  const name = command === undefined ? 'pokerbot' : `pokerbot ${command}`;
  if (isUnknownFlagsError(error)) return unknownFlags(error, name);
  if (isTooManyError(error)) return tooMany(error.args.length, name);
  // The parser colours parts of some messages.
  const text = stripVTControlCharacters(error.message);
  return new PokerbotError('USAGE', {
    message: text
      .replace(/\nSee more help with --help$/, '')
      .replace(/^Parsing (--\S+)\s+Expected/, '`$1`: expected'),
    next: [`run \`${name} --help\``],
    cause: error,
  });
}

/** The parser's error for unknown flags, whose class it does not export. */
interface UnknownFlagsError extends Error {
  readonly flags: readonly string[];
  readonly parse?: {
    readonly input?: { readonly flags?: Readonly<Record<string, { readonly allowNo?: boolean }>> };
  };
}

function isUnknownFlagsError(error: Error): error is UnknownFlagsError {
  return 'flags' in error && Array.isArray(error.flags);
}

function unknownFlags(error: UnknownFlagsError, name: string): PokerbotError {
  const known = Object.entries(error.parse?.input?.flags ?? {}).flatMap(([flag, { allowNo }]) =>
    allowNo ? [`--${flag}`, `--no-${flag}`] : [`--${flag}`],
  );
  // What follows a `=` may be a secret.
  const flags = error.flags.map((flag) => flag.replace(/=.*$/s, ''));
  const hints = flags.flatMap((flag) => {
    const meant = nearest(flag, known);
    return meant === undefined ? [] : [`did you mean \`${meant}\`?`];
  });
  return new PokerbotError('USAGE', {
    message: flags.map((flag) => `\`${flag}\` is not a flag of \`${name}\``).join('\n'),
    next: [...hints, `run \`${name} --help\``],
    details: { flags },
    cause: error,
  });
}

/** The parser's error for arguments that no argument of the command takes; `args` are those. */
interface TooManyError extends Error {
  readonly args: readonly unknown[];
}

function isTooManyError(error: Error): error is TooManyError {
  return (
    error.message.startsWith('Unexpected argument') && 'args' in error && Array.isArray(error.args)
  );
}

/** What was written too much may be a secret, so neither it nor the parser's error, which quotes it, is shown. */
export function tooMany(args: number, name: string): PokerbotError {
  const count = args === 1 ? 'one argument' : `${args} arguments`;
  return new PokerbotError('USAGE', {
    message: `\`${name}\` was given ${count} too many`,
    next: [`run \`${name} --help\``],
    details: { tooMany: args },
  });
}

const systemCodes: Readonly<Record<string, { readonly code: ErrorCode; readonly what: string }>> = {
  ENOSPC: { code: 'DISK_FULL', what: 'no space is left on the disk' },
  EDQUOT: { code: 'DISK_FULL', what: 'the quota of the disk is used up' },
  EFBIG: { code: 'DISK_FULL', what: 'the file may not grow that large here' },
  EROFS: { code: 'FILE_UNWRITABLE', what: 'the file system is read-only' },
  EACCES: { code: 'FILE_UNWRITABLE', what: 'the permissions do not allow it' },
  EPERM: { code: 'FILE_UNWRITABLE', what: 'the system does not allow it' },
  EISDIR: { code: 'FILE_UNREADABLE', what: 'a folder lies where a file belongs' },
  ENOTDIR: { code: 'FILE_UNREADABLE', what: 'a part of the path is a file and no folder' },
  EEXIST: { code: 'FILE_UNWRITABLE', what: 'something else lies where a folder belongs' },
  ELOOP: { code: 'FILE_UNREADABLE', what: 'its symbolic links go round in a circle' },
  ENAMETOOLONG: { code: 'FILE_UNREADABLE', what: 'the path is longer than the system allows' },
};

function systemError(error: unknown): PokerbotError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if ('syscall' in error && error.syscall === 'uv_cwd') {
    return new PokerbotError('USAGE', {
      message: 'the current folder does not exist any more',
      next: ['change into a folder that exists'],
      cause: error,
    });
  }
  const known = systemCodes[String(error.code)];
  if (!known) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  return new PokerbotError(known.code, {
    message: path === undefined ? known.what : `\`${path}\`: ${known.what}`,
    details: path === undefined ? {} : { path },
    cause: error,
  });
}

function bug(error: unknown): PokerbotError {
  const message = error instanceof Error ? error.message : String(error);
  return new PokerbotError('BUG', { message, cause: error });
}
