import type { TransportSecurity } from '../transport/transport-security.ts';

/** How one call is bounded. */
export interface CallOptions {
  /** Cancels the call, on the server too. */
  readonly signal?: AbortSignal | undefined;
  /** Longest wait, in milliseconds. */
  readonly deadlineMs?: number | undefined;
}

/** Where a service is. */
export interface ConnectOptions {
  /** HOST:PORT */
  readonly address: string;
  readonly security?: TransportSecurity | undefined;
}
