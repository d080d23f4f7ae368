import { readFileSync } from 'node:fs';
import type { SecureClientSessionOptions } from 'node:http2';
import { resolve } from 'node:path';

/** PEM files, as paths that start at some folder or at the root. */
export interface TransportPaths {
  readonly authority?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** What a health check over TLS connects with. Without an authority the unit's own certificate is the one that is trusted. */
export function readTransportOptions(
  paths: TransportPaths,
  folder: string,
): SecureClientSessionOptions {
  const read = (path: string | undefined) =>
    path === undefined || path === '' ? undefined : readFileSync(resolve(folder, path));
  const certificate = read(paths.certificate);
  const authority = read(paths.authority) ?? certificate;
  const key = read(paths.key);
  return {
    ...(authority && { ca: authority }),
    ...(certificate && key && { cert: certificate, key }),
  };
}

/** For a unit that is reached by a number of this machine, while its certificate names the host that consumers use. */
export const anyHostName = { checkServerIdentity: () => undefined };
