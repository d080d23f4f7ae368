import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { RpcError } from '../transport/rpc-error.ts';

type Definition = ServiceDefinition<UntypedServiceImplementation>;

/** Stands in for a request whose bytes are no message of its method. */
class UnreadableRequest {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/**
 * The same service, which takes unreadable requests too: grpc-js would end them with INTERNAL, as if the server were at
 * fault, and past the frame that counts calls.
 */
export function acceptUnreadable(definition: Definition): Definition {
  return Object.fromEntries(
    Object.entries(definition).map(([name, method]) => {
      const requestDeserialize = (bytes: Buffer): unknown => {
        try {
          return method.requestDeserialize(bytes);
        } catch (error) {
          return new UnreadableRequest(error);
        }
      };
      return [name, { ...method, requestDeserialize }];
    }),
  );
}

/** @throws RpcError `INVALID_ARGUMENT` for a request that could not be read */
export function requireReadable(request: unknown): unknown {
  if (!(request instanceof UnreadableRequest)) return request;
  throw new RpcError('INVALID_ARGUMENT', 'The request cannot be read as a message of this method', {
    cause: request.reason,
  });
}
