import { readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { SecretVariable } from './secret-variables.ts';

/** Secrets that somebody else keeps: `NAME`, or a file that `NAME_FILE` names, in the environment of the command. */
export class GivenSecrets {
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  /** Where the value is written, for people; undefined when it is not. */
  originOf(name: string): string | undefined {
    if (this.#environment[name]) return 'process environment';
    const path = this.#environment[`${name}_FILE`];
    return path ? `\`${path}\` (\`${name}_FILE\`)` : undefined;
  }

  /** @throws PokerbotError `SECRET_FILE_UNREADABLE` */
  get(name: string): Secret | undefined {
    const value = this.#environment[name];
    if (value) return new Secret(value);
    const path = this.#environment[`${name}_FILE`];
    return path ? new Secret(read(name, path)) : undefined;
  }
}

/** Whether an environment has a secret, under any of its names, or as a file. Then it is stronger than a store. */
export function isGiven(
  { name, aliases }: Pick<SecretVariable, 'name' | 'aliases'>,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return [name, ...aliases]
    .flatMap((each) => [each, `${each}_FILE`])
    .some((each) => environment[each]);
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PokerbotError('SECRET_FILE_UNREADABLE', {
      message: `\`${name}_FILE\`: \`${path}\` cannot be read: ${reason}`,
      details: { variable: `${name}_FILE`, path },
      cause,
    });
  }
}
