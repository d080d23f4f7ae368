import { flag, text } from '../value-types.ts';
import { setting } from '../variable.ts';

const everyone = ['solver', 'vision', 'agents', 'orchestrator', 'evaluator'] as const;

/** TLS between the services: off unless certificate and key are named. */
export const transportSecurityVariables = {
  GRPC_TLS_CERT_PATH: setting({
    readers: everyone,
    schema: text,
    path: 'file',
    purpose: 'PEM certificate that this unit shows to its peers; switches TLS on',
    owner: 'platform',
  }),
  GRPC_TLS_KEY_PATH: setting({
    readers: everyone,
    schema: text,
    path: 'file',
    purpose: 'PEM private key of the certificate',
    owner: 'platform',
    rotation: 'quarterly',
  }),
  GRPC_TLS_CA_PATH: setting({
    readers: everyone,
    schema: text,
    path: 'file',
    purpose: 'PEM certificate authority that peers are checked against',
    owner: 'platform',
  }),
  GRPC_TLS_CLIENT_AUTH: setting({
    readers: everyone,
    schema: flag,
    default: 'false',
    purpose: 'Servers accept only clients with a certificate of the authority (mutual TLS)',
    owner: 'platform',
  }),
};
