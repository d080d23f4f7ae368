import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { Context } from '../context.ts';

/** Linux takes no longer variable, name included. In bytes. */
const longest = 130_000;

export interface ReadValueOptions {
  readonly context: Pick<Context, 'input' | 'interactive' | 'prompts'>;
  readonly name: string;
  /** Read the pipe, also where somebody could be asked. */
  readonly stdin: boolean;
  /** Keep a newline at the end of what is piped in. */
  readonly exact: boolean;
  readonly mayAsk: boolean;
}

/**
 * The new value of a secret, typed where nobody sees it or piped in. What a pipe ends with, one newline, is not part of it.
 *
 * @throws PokerbotError `USAGE`, `SECRET_UNUSABLE`; never with the value
 */
export async function readValue(options: ReadValueOptions): Promise<Secret> {
  const { context, name, stdin, exact, mayAsk } = options;
  if (stdin || !context.input.isTTY) {
    const bytes = await context.input.read();
    return usable(name, exact ? bytes : withoutNewline(bytes));
  }
  if (!mayAsk || !context.interactive) {
    throw new PokerbotError('USAGE', {
      message: `nobody can be asked for the value of \`${name}\``,
      next: [`Pipe it in: \`pokerbot secrets set ${name} --stdin < FILE\``],
    });
  }
  const typed = await (await context.prompts()).hidden({ message: `Value of ${name}` });
  return usable(name, Buffer.from(typed.reveal()));
}

/** @throws PokerbotError `SECRET_UNUSABLE` for what could not be handed to a unit unchanged */
export function usable(name: string, bytes: Uint8Array): Secret {
  const value = utf8Text(bytes);
  const problem =
    bytes.length === 0
      ? 'it is empty'
      : bytes.length > longest
        ? `it has ${bytes.length} bytes, and at most ${longest} can be handed to a process`
        : value === undefined
          ? 'it is not valid UTF-8'
          : value.includes('\0')
            ? 'it holds a NUL, and no variable can'
            : undefined;
  if (problem === undefined && value !== undefined) return new Secret(value);
  throw new PokerbotError('SECRET_UNUSABLE', {
    message: `the value of \`${name}\` cannot be stored: ${problem}; nothing was changed`,
    details: { name, bytes: bytes.length },
  });
}

/** Undefined for what is no UTF-8. A byte order mark stays. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function withoutNewline(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return bytes.subarray(0, text.replace(/\r?\n$/, '').length);
}
