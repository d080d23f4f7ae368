import {
  type ClientHttp2Session,
  connect,
  constants,
  type SecureClientSessionOptions,
} from 'node:http2';
import type { HealthAnswer, HealthCheck } from './health-answer.ts';

/** An empty `HealthCheckRequest`, which asks about the whole server, in a gRPC frame: no compression, length 0. */
const emptyRequest = Buffer.alloc(5);
/** Field 1 of `HealthCheckResponse`, a varint. */
const statusTag = 0x08;
const servingStatus: Readonly<Record<number, string>> = {
  0: 'UNKNOWN',
  1: 'SERVING',
  2: 'NOT_SERVING',
};

export interface GrpcHealthOptions {
  /** HOST:PORT */
  readonly address: string;
  readonly tls?: SecureClientSessionOptions | undefined;
}

/**
 * Asks `grpc.health.v1.Health/Check`. The supervisor lives as long as the stack, so it speaks this one message over
 * `node:http2` rather than carry a gRPC library of 30 MB.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function grpcHealth({ address, tls }: GrpcHealthOptions): HealthCheck {
  let session: ClientHttp2Session | undefined;
  const connected = (): ClientHttp2Session => {
    if (session && !session.closed && !session.destroyed) return session;
    session = connect(`${tls ? 'https' : 'http'}://${address}`, tls ?? {});
    session.unref();
    session.on('error', () => undefined);
    return session;
  };
  return {
    check: async (timeoutMs) => {
      const used = connected();
      const answer = await ask(used, timeoutMs);
      if (answer.state === 'refused' || answer.state === 'silent') used.destroy();
      return answer;
    },
    close: () => session?.destroy(),
  };
}

function ask(session: ClientHttp2Session, timeoutMs: number): Promise<HealthAnswer> {
  return new Promise((resolve) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      settle({ state: 'refused', detail: `connection refused (${codeOf(error)})` });
    const timer = setTimeout(
      () => settle({ state: 'silent', detail: `no answer within ${timeoutMs} ms` }),
      timeoutMs,
    );
    const settle = (answer: HealthAnswer) => {
      clearTimeout(timer);
      session.off('error', refuse);
      resolve(answer);
    };
    session.once('error', refuse);
    call(session, settle, refuse);
  });
}

/** A request that is cancelled because the connection failed carries the reason as its cause. */
function codeOf(error: NodeJS.ErrnoException): string {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? error.code ?? error.message;
}

function call(
  session: ClientHttp2Session,
  settle: (answer: HealthAnswer) => void,
  refuse: (error: NodeJS.ErrnoException) => void,
): void {
  const stream = session.request({
    [constants.HTTP2_HEADER_METHOD]: 'POST',
    [constants.HTTP2_HEADER_PATH]: '/grpc.health.v1.Health/Check',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  const chunks: Buffer[] = [];
  let status: GrpcStatus = { code: undefined, message: '' };
  const readStatus = (headers: Record<string, unknown>) => {
    const found = headers['grpc-status'];
    if (found === undefined) return;
    status = { code: Number(found), message: String(headers['grpc-message'] ?? '') };
  };
  stream.on('response', readStatus);
  stream.on('trailers', readStatus);
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', refuse);
  stream.on('end', () => settle(interpret(Buffer.concat(chunks), status)));
  stream.end(emptyRequest);
}

interface GrpcStatus {
  /** Undefined when the answer was no gRPC. */
  readonly code: number | undefined;
  readonly message: string;
}

function interpret(frame: Buffer, { code, message }: GrpcStatus): HealthAnswer {
  if (code !== 0) {
    const reason = code === undefined ? 'the answer is no gRPC' : `gRPC status ${code} ${message}`;
    return { state: 'not-ready', detail: `not ready: ${reason.trimEnd()}` };
  }
  const value = frame[5] === statusTag ? (frame[6] ?? 0) : 0;
  return value === 1
    ? { state: 'healthy', detail: 'SERVING' }
    : { state: 'not-ready', detail: `not ready: ${servingStatus[value] ?? value}` };
}
