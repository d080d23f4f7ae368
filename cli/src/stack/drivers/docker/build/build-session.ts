import { randomUUID } from 'node:crypto';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import type Docker from 'dockerode';
import { type RegistryCredentials, registryCredentials } from './registry-credentials.ts';

export interface BuildSession {
  readonly id: string;
  close(): void;
}

const credentialsMethod = '/moby.filesync.v1.Auth/Credentials';
const healthMethod = '/grpc.health.v1.Health/Check';
const unimplemented = '12';
const frameHeader = 5;

/**
 * Stays reachable for the builder while it builds: it asks for the credentials of registries, without which it cannot
 * even pull what needs none. The builder is the gRPC client here. Two messages are spoken over `node:http2`.
 *
 * @param settings folder of the `docker` command's settings
 * @see https://github.com/moby/buildkit/blob/master/session/auth/auth.proto
 */
export async function openBuildSession(docker: Docker, settings: string): Promise<BuildSession> {
  const id = randomUUID();
  const socket = await upgrade(docker, id);
  const server = createServer();
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    void answer(stream, String(headers[':path']), settings).catch(() => stream.destroy());
  });
  server.on('sessionError', () => undefined);
  socket.on('error', () => undefined);
  server.emit('connection', socket);
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
          'X-Docker-Expose-Session-Grpc-Method': [credentialsMethod, healthMethod],
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

async function answer(stream: ServerHttp2Stream, method: string, settings: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  if (method === healthMethod) return reply(stream, serving());
  if (method !== credentialsMethod) return refuse(stream);
  const host = hostIn(Buffer.concat(chunks).subarray(frameHeader));
  reply(stream, encodeCredentials(await registryCredentials(host, settings)));
}

/** `HealthCheckResponse` with status 1. */
function serving(): Uint8Array {
  return new BinaryWriter().uint32(tag(1, 0)).int32(1).finish();
}

function hostIn(message: Uint8Array): string {
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === 1) return reader.string();
    reader.skip(type);
  }
  return '';
}

function encodeCredentials(found: RegistryCredentials | undefined): Uint8Array {
  const writer = new BinaryWriter();
  if (found?.username) writer.uint32(tag(1, 2)).string(found.username);
  if (found?.secret) writer.uint32(tag(2, 2)).string(found.secret);
  return writer.finish();
}

function tag(field: number, type: number): number {
  return (field << 3) | type;
}

function reply(stream: ServerHttp2Stream, message: Uint8Array): void {
  const header = Buffer.alloc(frameHeader);
  header.writeUInt32BE(message.length, 1);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([header, message]));
}

function refuse(stream: ServerHttp2Stream): void {
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': unimplemented },
    { endStream: true },
  );
}
