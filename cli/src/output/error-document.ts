import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** What `--json` prints when a command fails. */
export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly next: readonly string[];
    readonly details: Readonly<Record<string, unknown>>;
  };
}

export function errorDocument(error: PokerbotError): ErrorDocument {
  const { code, message, next, details } = error;
  return { error: { code, message, next, details } };
}
