import type {
  handleServerStreamingCall,
  handleUnaryCall,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { RpcError } from '../transport/rpc-error.ts';
import type { CallContext, FinishedCall } from './call-context.ts';

export interface FrameOptions {
  /** Time that a unary call has when its caller set no deadline, in milliseconds; streams may stay open. */
  readonly deadlineMs: number;
  readonly onFinished?: ((call: FinishedCall) => void) | undefined;
}

type AnyCall = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;

/** Frames a handler that answers with one message. */
export function frameUnary(
  handler: (request: unknown, context: CallContext) => unknown,
  options: FrameOptions,
): handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    const frame = openFrame(call, options);
    frame
      .race(Promise.resolve().then(() => handler(call.request, frame.context)))
      .then((reply) => {
        callback(null, reply);
        frame.finish();
      })
      .catch((error: unknown) => {
        callback(toStatus(error));
        frame.finish(error);
      });
  };
}

/** Frames a handler that answers with a stream. */
export function frameStream(
  handler: (request: unknown, context: CallContext) => unknown,
  options: FrameOptions,
): handleServerStreamingCall<unknown, unknown> {
  return (call) => {
    const frame = openFrame(call, { ...options, deadlineMs: undefined });
    const replies = () => handler(call.request, frame.context) as AsyncIterable<unknown>;
    frame
      .race(writeAll(call, replies))
      .then(() => {
        call.end();
        frame.finish();
      })
      .catch((error: unknown) => {
        // grpc-js sends the status of an 'error' event after what was written; destroying the stream would send nothing.
        call.emit('error', toStatus(error));
        frame.finish(error);
      });
  };
}

async function writeAll(
  call: ServerWritableStream<unknown, unknown>,
  replies: () => AsyncIterable<unknown>,
): Promise<void> {
  for await (const reply of replies()) {
    if (call.cancelled) return;
    if (!call.write(reply)) await drained(call);
  }
}

function drained(call: ServerWritableStream<unknown, unknown>): Promise<void> {
  return new Promise((resolve) => {
    call.once('drain', resolve);
    call.once('cancelled', () => resolve());
  });
}

interface OpenFrameOptions extends Omit<FrameOptions, 'deadlineMs'> {
  readonly deadlineMs: number | undefined;
}

function openFrame(call: AnyCall, { deadlineMs, onFinished }: OpenFrameOptions) {
  const started = performance.now();
  const controller = new AbortController();
  const { signal } = controller;
  call.on('cancelled', () =>
    controller.abort(new RpcError('CANCELLED', 'Cancelled by the caller')),
  );
  const timer =
    deadlineMs !== undefined && call.getDeadline() === Number.POSITIVE_INFINITY
      ? setTimeout(() => controller.abort(lateError(deadlineMs)), deadlineMs)
      : undefined;
  return {
    context: { signal } satisfies CallContext,
    /** The work, or the reason why nobody waits for it any more. */
    race: <T>(work: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        work.then(resolve, reject);
      }),
    finish: (error?: unknown): void => {
      clearTimeout(timer);
      onFinished?.({
        method: call.getPath(),
        code: error === undefined ? 'OK' : codeOf(error),
        seconds: (performance.now() - started) / 1000,
        ...(error === undefined || error instanceof RpcError ? {} : { failure: error }),
      });
    },
  };
}

function lateError(deadlineMs: number): RpcError {
  return new RpcError('DEADLINE_EXCEEDED', `Not done within ${deadlineMs} ms`);
}

function codeOf(error: unknown): RpcError['code'] {
  return error instanceof RpcError ? error.code : 'INTERNAL';
}

/** What a handler throws unchosen may hold anything, so its text stays inside; it is reported through `onFinished`. */
function toStatus(error: unknown): { code: number; details: string } {
  return {
    code: status[codeOf(error)],
    details: error instanceof RpcError ? error.message : 'Internal error',
  };
}
