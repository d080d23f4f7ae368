import {
  type ClientUnaryCall,
  type CallOptions as GrpcCallOptions,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { defaultDeadlineMs } from '../transport/limits.ts';
import { RpcError, statusName } from '../transport/rpc-error.ts';
import type { CallOptions } from './call-options.ts';

type UnaryMethod<Request, Response> = (
  request: Request,
  metadata: Metadata,
  options: Partial<GrpcCallOptions>,
  callback: (error: ServiceError | null, response: Response) => void,
) => ClientUnaryCall;

/**
 * Calls a unary method, always with a deadline.
 *
 * @throws RpcError with the status that the call ended with
 */
export function callUnary<Request, Response>(
  method: UnaryMethod<Request, Response>,
  request: Request,
  { signal, deadlineMs = defaultDeadlineMs }: CallOptions = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new RpcError('CANCELLED', 'Cancelled before the call', { cause: signal.reason }));
      return;
    }
    const cancel = () => call.cancel();
    const call = method(
      request,
      new Metadata(),
      { deadline: Date.now() + deadlineMs },
      (error, response) => {
        signal?.removeEventListener('abort', cancel);
        if (error) reject(toRpcError(error));
        else resolve(response);
      },
    );
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

/** An error of grpc-js as the one that callers of this package know. */
export function toRpcError(error: ServiceError): RpcError {
  return new RpcError(statusName(error.code), error.details || error.message, { cause: error });
}
