import { catalog, type ErrorCode } from './catalog.ts';
import type { ExitCode } from './catalog-entry.ts';

export interface PokerbotErrorOptions {
  /** What happened and why, with the names and values of this case. */
  readonly message: string;
  /** What to do next: each one sentence or one command. */
  readonly next?: readonly string[];
  /** Machine-readable facts for `--json`; never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A mistake that a user can meet and mend. Programmers' mistakes stay plain `Error`s. */
export class PokerbotError extends Error {
  override readonly name = 'PokerbotError';
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  readonly next: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, options: PokerbotErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.exitCode = catalog[code].exit;
    this.next = options.next ?? [catalog[code].remedy];
    this.details = options.details ?? {};
  }
}

/** Works across bundles and realms, where `instanceof` does not. */
export function isPokerbotError(error: unknown): error is PokerbotError {
  return error instanceof Error && error.name === 'PokerbotError' && 'code' in error;
}
