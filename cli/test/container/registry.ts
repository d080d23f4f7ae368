import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { encodeEntry, endOfArchive } from '../../src/stack/drivers/docker/build/tar-entry.ts';

export interface Registry {
  /** HOST:PORT/NAME:TAG of the one image that it has. */
  readonly image: string;
  close(): void;
}

const sum = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * A registry on the loopback with an image of one file. As with Docker Hub, also who has no name needs a token first.
 *
 * @param login NAME:PASSWORD without which there is no token
 */
export async function startRegistry(login?: string): Promise<Registry> {
  const content = Buffer.from(`from a registry, ${process.hrtime.bigint()}\n`);
  const file = encodeEntry({ kind: 'file', path: 'hello', executable: false, content });
  const layer = Buffer.concat([file, endOfArchive]);
  const packed = gzipSync(layer);
  const config = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [sum(layer)] },
    }),
  );
  const media = 'application/vnd.docker.distribution.manifest.v2+json';
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: media,
      config: {
        mediaType: 'application/vnd.docker.container.image.v1+json',
        size: config.length,
        digest: sum(config),
      },
      layers: [
        {
          mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
          size: packed.length,
          digest: sum(packed),
        },
      ],
    }),
  );
  const things = new Map([
    ['/v2/test/manifests/1', manifest],
    [`/v2/test/manifests/${sum(manifest)}`, manifest],
    [`/v2/test/blobs/${sum(config)}`, config],
    [`/v2/test/blobs/${sum(packed)}`, packed],
  ]);
  let host = '';
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/token') return giveToken(request, response, login);
    if (request.headers.authorization !== 'Bearer a-token') return askForToken(response, host);
    const thing = things.get(pathname) ?? Buffer.alloc(0);
    response.writeHead(things.has(pathname) ? 200 : 404, {
      'content-type': media,
      'content-length': thing.length,
      'docker-content-digest': sum(thing),
    });
    response.end(request.method === 'HEAD' ? undefined : thing);
  };
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return { image: `${host}/test:1`, close: () => server.close() };
}

function giveToken(request: IncomingMessage, response: ServerResponse, login?: string): void {
  const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`;
  const may = wanted === undefined || request.headers.authorization === wanted;
  response.writeHead(may ? 200 : 401, { 'content-type': 'application/json' });
  response.end(may ? JSON.stringify({ token: 'a-token' }) : '{}');
}

function askForToken(response: ServerResponse, host: string): void {
  const where = `realm="http://${host}/token",service="test",scope="repository:test:pull"`;
  response.writeHead(401, { 'www-authenticate': `Bearer ${where}` }).end();
}
