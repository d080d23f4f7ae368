import { createHash, X509Certificate } from 'node:crypto';

/** What a certificate says of itself; nothing of its key. */
export interface CertificateFacts {
  /** SHA-256 of the certificate, as `openssl x509 -fingerprint -sha256` prints it. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly serial: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** The facts of the first certificate of a PEM text. @throws Error when it holds none */
export function factsOf(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  return {
    fingerprint: certificate.fingerprint256,
    subject: certificate.subject.split('\n').join(', '),
    serial: certificate.serialNumber,
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
  };
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Every certificate of a PEM text, in its order. @throws Error when one of them is damaged */
export function certificatesOf(pem: string): X509Certificate[] {
  return (pem.match(block) ?? []).map((text) => new X509Certificate(text));
}

/** SHA-256 of every certificate of a PEM text. @throws Error when one of them is damaged */
export function fingerprintsOf(pem: string): string[] {
  return certificatesOf(pem).map(({ fingerprint256 }) => fingerprint256);
}

/** By what two texts are told apart. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
