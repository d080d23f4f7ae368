import type { CertificateFacts } from './certificate-facts.ts';

/** Variable by which certificates are called, where secrets have their variable. */
export const certificateName = 'GRPC_TLS_CERT_PATH';

/** One certificate that units have shown, or are about to; its key is kept beside, and is not in here. */
export interface CertificateVersion extends CertificateFacts {
  /** From 1, over all certificates of the workspace. */
  readonly version: number;
  /** Path of the file of units that it is for; absolute. */
  readonly place: string;
  readonly state: 'pending' | 'current' | 'previous' | 'retired';
  /** ISO 8601. */
  readonly createdAt: string;
  /** Account that stored it. */
  readonly createdBy: string;
  /** By what its file is told apart from others. */
  readonly digest: string;
  /** Authorities that are enough for it, by the digest of their file; null where those of the system are. */
  readonly trust: string | null;
  /** ISO 8601; a `previous` one is removed by the first command after this moment. */
  readonly retireAfter?: string | undefined;
  /** ISO 8601; from then on other authorities need not be trusted any more. */
  readonly narrowAfter?: string | undefined;
}

/** The version that units show, as far as is recorded. */
export function currentAt(
  versions: readonly CertificateVersion[],
  place: string,
): CertificateVersion | undefined {
  return versions.find((each) => each.place === place && each.state === 'current');
}
