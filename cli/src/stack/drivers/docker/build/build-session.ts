import { randomUUID } from 'node:crypto';
import { performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import { registryCredentials } from './registry-credentials.ts';
import { encodeCredentials, encodeSecret, firstField, serving } from './session-messages.ts';

export interface BuildSession {
  readonly id: string;
  close(): void;
}

export interface BuildSessionOptions {
  /** Folder of the `docker` command's settings. */
  readonly settings: string;
  /** What steps may mount, by id. */
  readonly secrets: ReadonlyMap<string, Uint8Array>;
}

const credentialsMethod = '/moby.filesync.v1.Auth/Credentials';
const secretMethod = '/moby.buildkit.secrets.v1.Secrets/GetSecret';
const healthMethod = '/grpc.health.v1.Health/Check';
const notFound = '5';
const unimplemented = '12';
const frameHeader = 5;

/**
 * Stays reachable for the builder while it builds: it asks for the credentials of registries, without which it cannot
 * even pull what needs none, and for the secrets of steps. The builder is the gRPC client here. Three messages are spoken
 * over `node:http2`.
 *
 * @see https://github.com/moby/buildkit/blob/master/session/auth/auth.proto
 * @see https://github.com/moby/buildkit/blob/master/session/secrets/secrets.proto
 */
export async function openBuildSession(
  docker: Docker,
  options: BuildSessionOptions,
): Promise<BuildSession> {
  const id = randomUUID();
  const socket = await upgrade(docker, id);
  socket.on('error', () => undefined);
  // Not by a server, which hangs up on a connection over TLS that has not agreed on HTTP/2: here an upgrade has.
  const session = performServerHandshake(socket);
  session.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    void answer(stream, String(headers[':path']), options).catch(() => stream.destroy());
  });
  session.on('error', () => undefined);
  return { id, close: () => socket.destroy() };
}

function upgrade(docker: Docker, id: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: '/session',
        method: 'POST',
        hijack: true,
        headers: {
          Upgrade: 'h2c',
          'X-Docker-Expose-Session-Uuid': id,
          'X-Docker-Expose-Session-Name': 'pokerbot',
          'X-Docker-Expose-Session-Grpc-Method': [credentialsMethod, secretMethod, healthMethod],
        },
        statusCodes: { 200: true },
      },
      (error: unknown, socket: unknown) => {
        if (error) reject(error);
        else resolve(socket as Duplex);
      },
    );
  });
}

async function answer(
  stream: ServerHttp2Stream,
  method: string,
  { settings, secrets }: BuildSessionOptions,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  const request = Buffer.concat(chunks).subarray(frameHeader);
  switch (method) {
    case healthMethod:
      return reply(stream, serving());
    case credentialsMethod:
      return reply(
        stream,
        encodeCredentials(await registryCredentials(firstField(request), settings)),
      );
    case secretMethod: {
      const secret = secrets.get(firstField(request));
      return secret ? reply(stream, encodeSecret(secret)) : refuse(stream, notFound);
    }
    default:
      return refuse(stream, unimplemented);
  }
}

function reply(stream: ServerHttp2Stream, message: Uint8Array): void {
  const header = Buffer.alloc(frameHeader);
  header.writeUInt32BE(message.length, 1);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([header, message]));
}

function refuse(stream: ServerHttp2Stream, status: string): void {
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status },
    { endStream: true },
  );
}
