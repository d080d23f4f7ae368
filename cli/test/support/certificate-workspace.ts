import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checkServerIdentity } from 'node:tls';
import { grpcHealth } from '@poker-bot/shared/health/check-grpc';
import { fingerprintsOf } from '../../src/secrets/certificates/certificate-facts.ts';
import { readCertificateRecords } from '../../src/secrets/certificates/certificate-records.ts';
import type { RotateResult } from '../../src/secrets/rotation/rotate.ts';
import type { StatusResult } from '../../src/stack/use-cases/results.ts';
import type { CommandResult } from './scenario-workspace.ts';
import { SecretsWorkspace } from './secrets-workspace.ts';
import { type Issued, WireAuthority } from './wire-authority.ts';

const off = { enabled: false };

/** A workspace whose units speak mutual TLS, as processes: two that serve over the wire, one that asks them. */
export class CertificateWorkspace implements AsyncDisposable {
  readonly site: SecretsWorkspace;
  readonly authority: WireAuthority;
  /** The authority of next year. */
  readonly other: WireAuthority;
  readonly first: Issued;

  constructor(manifest: { readonly environment?: object; readonly units?: object } = {}) {
    this.site = new SecretsWorkspace(
      {},
      {
        driver: 'process',
        secrets: { scope: 'demo', store: 'vault' },
        environment: {
          GRPC_TLS_CERT_PATH: 'config/tls/unit.pem',
          GRPC_TLS_KEY_PATH: 'config/tls/unit.key',
          GRPC_TLS_CA_PATH: 'config/tls/ca.pem',
          GRPC_TLS_CLIENT_AUTH: 'true',
          ...manifest.environment,
        },
        units: { vision: off, orchestrator: off, ...manifest.units },
      },
    );
    this.authority = new WireAuthority(join(this.site.root.path, 'authority'));
    this.other = new WireAuthority(join(this.site.root.path, 'other'));
    this.first = this.authority.issue();
    mkdirSync(this.path(''), { recursive: true });
    copyFileSync(this.authority.file, this.path('ca.pem'));
    copyFileSync(this.first.certificate, this.path('unit.pem'));
    copyFileSync(this.first.key, this.path('unit.key'));
    chmodSync(this.path('unit.key'), 0o600);
  }

  path(name: string): string {
    return join(this.site.folder, 'config/tls', name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  rotate({ certificate, key }: Issued, ...flags: string[]): Promise<CommandResult> {
    const files = ['--certificate', certificate, '--key', key];
    return this.site.run(['secrets', 'rotate', '--certificates', ...files, '--json', ...flags]);
  }

  /** States by version, such as `1 current`. */
  get states(): string[] {
    const { certificateRecords } = this.site.paths;
    return readCertificateRecords(certificateRecords).map(
      ({ version, state }) => `${version} ${state}`,
    );
  }

  /** Steps that the journal tells, whole lines only. */
  get steps(): string[] {
    const { certificateRotation } = this.site.paths;
    if (!existsSync(certificateRotation)) return [];
    return readFileSync(certificateRotation, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const { step, frame, unit } = JSON.parse(line) as Record<string, unknown>;
        return [step, frame, unit].filter((word) => word !== undefined).join(' ');
      });
  }

  /** Lets graces of the records end: that of the old authority, or that of the old certificate too. */
  passGraces(which: 'narrow' | 'narrow|retire' = 'narrow|retire'): void {
    const { certificateRecords } = this.site.paths;
    const text = readFileSync(certificateRecords, 'utf8');
    const moments = new RegExp(`"(${which})After": "20`, 'g');
    writeFileSync(certificateRecords, text.replace(moments, '"$1After": "19'));
  }

  /** Fingerprints of the certificates that a file of authorities holds. */
  get trusted(): string[] {
    return fingerprintsOf(this.read('ca.pem'));
  }

  async status(): Promise<StatusResult> {
    return (await this.site.json('status')) as StatusResult;
  }

  /** The fingerprint that a unit shows to a peer with these files; the peer trusts the authorities of the workspace. */
  async shown(unit: string, peer: Issued = this.first): Promise<string> {
    const { fingerprint, state } = await this.#meet(unit, peer);
    if (state !== 'healthy') throw new Error(`\`${unit}\` does not answer`);
    return fingerprint;
  }

  async #meet(unit: string, { certificate, key }: Issued) {
    const { units } = await this.status();
    const ports = units.find(({ name }) => name === unit)?.ports ?? [];
    const port = ports.find(({ variable }) => variable === `${unit.toUpperCase()}_PORT`)?.port;
    let fingerprint = '';
    const health = grpcHealth({
      address: `127.0.0.1:${port}`,
      tls: {
        ca: this.read('ca.pem'),
        cert: readFileSync(certificate),
        key: readFileSync(key),
        checkServerIdentity: (host, shown) => {
          fingerprint = shown.fingerprint256;
          return checkServerIdentity(host, shown);
        },
      },
    });
    const { state } = await health.check(5_000);
    health.close();
    return { fingerprint, state };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.site.run(['down']);
    this.site[Symbol.dispose]();
  }
}

export function errorOf({ stdout }: CommandResult) {
  return (JSON.parse(stdout) as { error: { code: string; message: string; next: string[] } }).error;
}

/** Result of a rotation that has to succeed. */
export function resultOf({ exitCode, stdout, stderr }: CommandResult): RotateResult {
  if (exitCode !== 0) throw new Error(stdout + stderr);
  return JSON.parse(stdout) as RotateResult;
}

export function fingerprintOf({ certificate }: Pick<Issued, 'certificate'>): string {
  return new X509Certificate(readFileSync(certificate)).fingerprint256;
}
