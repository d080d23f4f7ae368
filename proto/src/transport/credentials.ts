import { ChannelCredentials, ServerCredentials } from '@grpc/grpc-js';
import type { TransportSecurity } from './transport-security.ts';

/** Credentials of a server: plain text without a certificate. */
export function serverCredentials(security: TransportSecurity | undefined): ServerCredentials {
  const { certificate, key, authority, clientAuthentication = false } = security ?? {};
  if (!certificate || !key) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(
    authority ?? null,
    [{ cert_chain: certificate, private_key: key }],
    clientAuthentication,
  );
}

/** Credentials of a client: plain text without a certificate and an authority. */
export function channelCredentials(security: TransportSecurity | undefined): ChannelCredentials {
  const { certificate, key, authority } = security ?? {};
  if (!certificate && !authority) return ChannelCredentials.createInsecure();
  return ChannelCredentials.createSsl(
    authority ?? null,
    certificate && key ? key : null,
    certificate && key ? certificate : null,
  );
}
