import { AdviceFault } from '../advice/advice-fault.ts';

/** What a status other than success means. What the provider says beside it is not repeated: it may quote the key. */
export function statusFault(status: number): AdviceFault {
  if (status === 401 || status === 403) {
    return new AdviceFault('key-refused', `The provider refused the key (HTTP ${status})`);
  }
  if (status === 429) {
    return new AdviceFault('rate-limited', 'The provider limits the rate of calls (HTTP 429)');
  }
  if (status >= 500) {
    return new AdviceFault('provider-unavailable', `The provider failed (HTTP ${status})`);
  }
  return new AdviceFault('request-refused', `The provider refused the request (HTTP ${status})`);
}

/** What the end of an exchange without an answer means. */
export function transportFault(error: unknown, signal: AbortSignal): AdviceFault {
  if (error instanceof AdviceFault) return error;
  const cause = { cause: error };
  if (signal.aborted) {
    return new AdviceFault('provider-late', 'The provider did not answer in time', cause);
  }
  return new AdviceFault(
    'provider-unavailable',
    `The provider cannot be reached or broke off${systemCode(error)}`,
    cause,
  );
}

/** `fetch` hides the system's code in the cause of its error. */
function systemCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? '' : ` (${code})`;
}
