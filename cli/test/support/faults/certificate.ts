import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import type { Patient } from './fault.ts';

/** Puts a certificate and its key into `tls/`. */
export function issueCertificate(patient: Patient, { days }: { readonly days: number }): void {
  mkdirSync(patient.path('tls'), { recursive: true });
  const files = ['-keyout', 'tls/server.key', '-out', 'tls/server.pem'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...kind, ...files, '-days', `${days}`, '-subj', '/CN=solver.lab'],
    { cwd: patient.folder, stdio: 'pipe' },
  );
  chmodSync(patient.path('tls/server.key'), 0o600);
}
