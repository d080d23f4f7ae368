import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

interface EngineFailure extends Error {
  /** Set when the engine answered. */
  readonly statusCode?: number;
  readonly json?: { readonly message?: unknown } | null;
  readonly code?: string;
}

/** What the engine itself said about a request that it refused, or the system about a connection that failed. */
export function engineMessage(error: unknown): string {
  const { json, message, code } = error as EngineFailure;
  const said = json?.message;
  if (typeof said === 'string') return said.trim();
  return code && !message.includes(code) ? `${message} (${code})` : message;
}

/** Whether what the request was about does not exist. */
export function isMissing(error: unknown): boolean {
  return (error as EngineFailure).statusCode === 404;
}

/** Whether it is so already, as for a stop of what does not run. */
export function isUnchanged(error: unknown): boolean {
  return (error as EngineFailure).statusCode === 304;
}

/** Whether something else is under way or in the way, such as a removal that another one began. */
export function isConflict(error: unknown): boolean {
  return (error as EngineFailure).statusCode === 409;
}

/** Whether the connection failed rather than the request. */
export function isDisconnected(error: unknown): boolean {
  const { statusCode, code, message } = error as EngineFailure;
  const codes = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EACCES'];
  return statusCode === undefined && (codes.includes(code ?? '') || message === 'socket hang up');
}

/** The error for an engine that went away while it was worked with. */
export function engineGone(cause: unknown): PokerbotError {
  return new PokerbotError('ENGINE_FAILED', {
    message: `The container engine stopped answering: ${engineMessage(cause)}`,
    next: ['Start it again, then run the same command: it continues from the state it finds'],
    cause,
  });
}

/** Undefined instead of an error when what is asked for does not exist. */
export async function ifExists<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
