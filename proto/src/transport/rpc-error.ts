import { status } from '@grpc/grpc-js';

/** Name of a gRPC status, such as `UNAVAILABLE`. */
export type RpcStatus = keyof typeof status;

/** A call that ended with a status other than OK: thrown by handlers to choose it, by clients to report it. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: RpcStatus;

  constructor(code: RpcStatus, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The name of a status number. */
export function statusName(code: number): RpcStatus {
  return (status[code] as RpcStatus | undefined) ?? 'UNKNOWN';
}
