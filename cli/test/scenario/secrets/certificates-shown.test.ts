import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { secretsHistoryResult } from '../../../src/schemas/secrets-history-result.ts';
import { secretsListResult } from '../../../src/schemas/secrets-list-result.ts';
import { secretsStatusResult } from '../../../src/schemas/secrets-status-result.ts';
import {
  CertificateWorkspace,
  errorOf,
  fingerprintOf,
  resultOf,
} from '../../support/certificate-workspace.ts';

describe('a rotation of the certificate of the wire', () => {
  test('is seen by list, status, history and doctor, with what the certificate is good for', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, authority, first } = workspace;
    const path = 'config/tls/unit.pem';
    const unknown = { path, version: null, subject: 'CN=unit-1', problem: null, overdue: false };
    expect(await site.json('secrets', 'status')).toMatchObject({
      certificates: [
        { ...unknown, fingerprint: fingerprintOf(first), units: ['solver', 'agents', 'evaluator'] },
      ],
    });
    const next = authority.issue({ days: 20 });
    resultOf(await workspace.rotate(next));
    const known = { path, version: 2, fingerprint: fingerprintOf(next), overdue: false };
    expect(await site.json('secrets', 'list')).toMatchObject({ certificates: [known] });
    const status = await site.json('secrets', 'status');
    expect(secretsStatusResult.parse(status)).toMatchObject({ certificates: [known] });
    const { certificates } = secretsListResult.parse(await site.json('secrets', 'list'));
    // It runs out before its quarter is over.
    expect(certificates[0]?.due).toBe(certificates[0]?.notAfter);
    const history = secretsHistoryResult.parse(
      await site.json('secrets', 'history', 'GRPC_TLS_CERT_PATH'),
    );
    expect(history.versions).toMatchObject([
      { version: 1, state: 'previous', certificate: { subject: 'CN=unit-1' } },
      { version: 2, state: 'current', certificate: { subject: 'CN=unit-2' } },
    ]);
    expect(history.acts.map(({ what, version }) => `${what} ${version}`)).toEqual([
      'stored 1',
      'stored 2',
      'promoted 2',
    ]);
    for (const argv of [['list'], ['status'], ['history', 'GRPC_TLS_CERT_PATH']]) {
      const { stdout } = await site.run(['secrets', ...argv]);
      expect(stdout).toContain('VALID UNTIL');
      expect(stdout).toContain(fingerprintOf(next).slice(0, 17));
    }
    const doctor = async () =>
      (await site.run(['secrets', 'doctor'])).stdout
        .split('\n')
        .filter((line) => /certificate/.test(line));
    expect((await doctor()).join()).toMatch(
      /valid until \S+ \((19|20) days\).*rotate --certificates/,
    );
    expect((await site.run(['secrets', 'rotate', '--due'])).stderr).not.toContain('is due');
    const records = readFileSync(site.paths.certificateRecords, 'utf8');
    const old = records.replaceAll(/"createdAt": "20\d\d/g, '"createdAt": "2020');
    writeFileSync(site.paths.certificateRecords, old);
    expect((await site.run(['secrets', 'rotate', '--due'])).stderr).toContain(`${path} is due`);
    writeFileSync(workspace.path('unit.key'), readFileSync(first.key));
    expect((await doctor()).join()).toContain('is not the key of `config/tls/unit.pem`');
  });

  test('shows its steps without doing any', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other } = workspace;
    const before = workspace.read('unit.pem');
    const { steps } = resultOf(
      await workspace.rotate(other.issue(), '--ca', other.file, '--dry-run'),
    );
    expect(steps.map((step) => step.replace('GRPC_TLS_CERT_PATH: ', ''))).toEqual([
      'keep the files in use, and the new ones',
      'trust the new authority beside the old one',
      expect.stringMatching(/^put the certificate of CN=unit-1 in place \(serial \w+, until 20/),
      'keep the old certificate for 24h',
      'after 24h, `pokerbot secrets rotate --due` trusts the new authority only',
    ]);
    expect(workspace.read('unit.pem')).toBe(before);
    expect(site.holding('BEGIN CERTIFICATE')).toHaveLength(2);
  });

  test('asks for nothing where nobody can answer, and names the flag', async () => {
    await using workspace = new CertificateWorkspace();
    const run = await workspace.site.run(['secrets', 'rotate', '--certificates', '--json']);
    expect([run.exitCode, errorOf(run).code]).toEqual([2, 'ANSWER_MISSING']);
    expect(errorOf(run).message).toContain('--certificate');
  });

  test('goes with no name of a secret', async () => {
    await using workspace = new CertificateWorkspace();
    const run = await workspace.rotate(workspace.first, 'OPENAI_API_KEY');
    expect([run.exitCode, errorOf(run).code]).toEqual([2, 'USAGE']);
  });

  test('refuses a stack that speaks no TLS, and keys that no certificate stands beside', async () => {
    await using workspace = new CertificateWorkspace();
    rmSync(workspace.path('unit.key'));
    const missing = await workspace.rotate(workspace.authority.issue());
    expect([missing.exitCode, errorOf(missing).code]).toEqual([2, 'CERTIFICATE_ABSENT']);
    await using plain = new CertificateWorkspace({
      environment: {
        GRPC_TLS_CERT_PATH: '',
        GRPC_TLS_KEY_PATH: '',
        GRPC_TLS_CA_PATH: '',
        GRPC_TLS_CLIENT_AUTH: 'false',
      },
    });
    const none = await plain.rotate(plain.authority.issue());
    expect([none.exitCode, errorOf(none).code]).toEqual([2, 'CERTIFICATE_ABSENT']);
  });
});
