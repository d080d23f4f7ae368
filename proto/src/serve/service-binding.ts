import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import type { CallContext } from './call-context.ts';

/** One method of generated code, as far as the types of its messages go. */
interface Method {
  readonly path: string;
  readonly responseStream: boolean;
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (value: never) => Buffer;
}

type RequestOf<M extends Method> = ReturnType<M['requestDeserialize']>;
type ResponseOf<M extends Method> = Parameters<M['responseSerialize']>[0];

/** Handlers of a service: a function of the request, or a generator where the reply is a stream. */
export type Handlers<D> = {
  readonly [N in keyof D]: D[N] extends Method
    ? D[N]['responseStream'] extends true
      ? (request: RequestOf<D[N]>, context: CallContext) => AsyncIterable<ResponseOf<D[N]>>
      : (
          request: RequestOf<D[N]>,
          context: CallContext,
        ) => ResponseOf<D[N]> | Promise<ResponseOf<D[N]>>
    : never;
};

/** A service with its handlers, types checked and then put aside. */
export interface ServiceBinding {
  readonly definition: ServiceDefinition<UntypedServiceImplementation>;
  readonly handlers: Readonly<Record<string, (request: unknown, context: CallContext) => unknown>>;
}

/** Ties handlers to a generated service definition. */
export function bindService<D extends Readonly<Record<string, Method>>>(
  definition: D,
  handlers: Handlers<D>,
): ServiceBinding {
  return {
    definition: definition as unknown as ServiceBinding['definition'],
    handlers: handlers as unknown as ServiceBinding['handlers'],
  };
}
