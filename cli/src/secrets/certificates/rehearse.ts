import { duplexPair } from 'node:stream';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { Expected } from './check-identity.ts';
import type { Identity } from './read-identity.ts';

/**
 * Lets a server and a client with the certificate meet in memory, each checking the other as units will. Gives the reason why they do
 * not trust each other; undefined when they do.
 */
export async function rehearse(
  { certificate: cert, key: secret }: Identity,
  { trust, clientAuthentication }: Pick<Expected, 'trust' | 'clientAuthentication'>,
): Promise<string | undefined> {
  const own = { cert, key: secret.reveal(), ...(trust !== undefined && { ca: trust }) };
  const [near, far] = duplexPair();
  const server = createServer({
    ...own,
    requestCert: clientAuthentication,
    // So that the reason can be told.
    rejectUnauthorized: false,
  });
  const met = new Promise<string | undefined>((resolve) => {
    const failed = (error: Error) => resolve(error.message);
    server.on('tlsClientError', failed);
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.on('error', failed);
      const { authorized, authorizationError } = socket;
      if (clientAuthentication && !authorized) resolve(`as a client: ${authorizationError}`);
      else socket.end('met');
    });
    const client = connect({ ...own, socket: near, checkServerIdentity: () => undefined });
    client.on('error', failed);
    client.on('data', () => resolve(undefined));
    client.on('close', () => resolve('the connection was closed'));
  });
  server.emit('connection', far);
  try {
    return await met;
  } finally {
    near.destroy();
    far.destroy();
  }
}
