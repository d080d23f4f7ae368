import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { PokerbotError } from '../errors/pokerbot-error.ts';

/** The variables that every unit on the wire reads. */
export interface TransportSecurityVariables {
  readonly GRPC_TLS_CERT_PATH?: string | undefined;
  readonly GRPC_TLS_KEY_PATH?: string | undefined;
  readonly GRPC_TLS_CA_PATH?: string | undefined;
  readonly GRPC_TLS_CLIENT_AUTH: boolean;
}

/** PEM material, as servers and clients of the wire take it. */
export interface TransportSecurityFiles {
  readonly certificate: Buffer | undefined;
  readonly key: Buffer | undefined;
  readonly authority: Buffer | undefined;
  readonly clientAuthentication: boolean;
}

/**
 * Reads certificate, key and authority; all absent means plain text.
 *
 * @throws PokerbotError `TLS_UNREADABLE` for a file that cannot be read or used, and for settings that would leave the wire
 * less protected than they say
 */
export function readTransportSecurity(
  variables: TransportSecurityVariables,
): TransportSecurityFiles {
  const certificatePath = variables.GRPC_TLS_CERT_PATH;
  const keyPath = variables.GRPC_TLS_KEY_PATH;
  if ((certificatePath === undefined) !== (keyPath === undefined)) {
    throw incomplete('`GRPC_TLS_CERT_PATH` and `GRPC_TLS_KEY_PATH` go together: set both or none');
  }
  if (variables.GRPC_TLS_CLIENT_AUTH && !(certificatePath && variables.GRPC_TLS_CA_PATH)) {
    throw incomplete(
      '`GRPC_TLS_CLIENT_AUTH` needs `GRPC_TLS_CERT_PATH`, `GRPC_TLS_KEY_PATH` and `GRPC_TLS_CA_PATH`',
    );
  }
  const files = {
    certificate: readPem('GRPC_TLS_CERT_PATH', certificatePath),
    key: readPem('GRPC_TLS_KEY_PATH', keyPath),
    authority: readPem('GRPC_TLS_CA_PATH', variables.GRPC_TLS_CA_PATH),
    clientAuthentication: variables.GRPC_TLS_CLIENT_AUTH,
  };
  refuseUnusable(files);
  return files;
}

function refuseUnusable({ certificate, key, authority }: TransportSecurityFiles): void {
  if (certificate && key) {
    attempt('`GRPC_TLS_CERT_PATH` and `GRPC_TLS_KEY_PATH` hold no certificate with its key', () =>
      createSecureContext({ cert: certificate, key }),
    );
  }
  if (authority) {
    // A secure context takes an authority file without any certificate, and then trusts nobody.
    attempt('`GRPC_TLS_CA_PATH` holds no certificate', () => new X509Certificate(authority));
  }
}

function attempt(message: string, use: () => unknown): void {
  try {
    use();
  } catch (cause) {
    throw new PokerbotError('TLS_UNREADABLE', { message, cause });
  }
}

function readPem(variable: string, path: string | undefined): Buffer | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new PokerbotError('TLS_UNREADABLE', {
      message: `\`${variable}\` points at \`${path}\`, which cannot be read`,
      details: { variable, path },
      cause,
    });
  }
}

function incomplete(message: string): PokerbotError {
  return new PokerbotError('TLS_UNREADABLE', { message });
}
