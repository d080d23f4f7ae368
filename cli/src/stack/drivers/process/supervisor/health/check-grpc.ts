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
      settle({ state: 'refused', detail: `connection refused (${error.code ?? error.message})` });
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
  let status = '';
  const readStatus = (headers: Record<string, unknown>) => {
    const found = headers['grpc-status'];
    if (found !== undefined) status = `${found} ${headers['grpc-message'] ?? ''}`.trim();
  };
  stream.on('response', readStatus);
  stream.on('trailers', readStatus);
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', refuse);
  stream.on('end', () => settle(interpret(Buffer.concat(chunks), status)));
  stream.end(emptyRequest);
}

function interpret(frame: Buffer, status: string): HealthAnswer {
  if (status !== '0')
    return { state: 'not-ready', detail: `not ready: gRPC status ${status || 'missing'}` };
  const value = frame[5] === statusTag ? (frame[6] ?? 0) : 0;
  return value === 1
    ? { state: 'healthy', detail: 'SERVING' }
    : { state: 'not-ready', detail: `not ready: ${servingStatus[value] ?? value}` };
}
