import { chmodSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAudit } from '../../../src/secrets/records/audit-log.ts';
import {
  CertificateWorkspace,
  errorOf,
  fingerprintOf,
  resultOf,
} from '../../support/certificate-workspace.ts';
import { repositoryRoot } from '../../support/repository-root.ts';

const agents = join(repositoryRoot, 'packages/agents/dist/main.js');
/** The agents, which do not start with the certificate of `unit-2`. */
const picky = `import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
const { subject } = new X509Certificate(readFileSync(process.env.GRPC_TLS_CERT_PATH));
if (subject === 'CN=unit-2') { console.error('I do not like it'); process.exit(1); }
await import(${JSON.stringify(agents)});
`;

describe('a rotation of the certificate of the wire', () => {
  test('gives the running units the new one, one by one, and keeps the old one for a way back', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, first, authority } = workspace;
    await site.json('up');
    expect(await workspace.shown('solver')).toBe(fingerprintOf(first));
    const next = authority.issue();
    const result = resultOf(await workspace.rotate(next));
    expect(result.certificates).toMatchObject([
      {
        path: 'config/tls/unit.pem',
        from: 1,
        version: 2,
        subject: 'CN=unit-2',
        fingerprint: fingerprintOf(next),
        replaced: ['solver', 'agents'],
        waiting: ['evaluator'],
        narrowAfter: null,
      },
    ]);
    for (const unit of ['solver', 'agents']) {
      expect(await workspace.shown(unit, next)).toBe(fingerprintOf(next));
      // The authority is the same: a peer that has not heard of it yet is understood.
      expect(await workspace.shown(unit, first)).toBe(fingerprintOf(next));
    }
    expect(await site.json('plan')).toMatchObject({ operations: [] });
    const back = await site.json('secrets', 'rollback', 'GRPC_TLS_CERT_PATH', '--yes');
    expect(back).toMatchObject({ certificates: [{ from: 2, version: 1 }] });
    expect(await workspace.shown('agents')).toBe(fingerprintOf(first));
    expect(workspace.states).toEqual(['1 current', '2 previous']);
  });

  test('writes neither key anywhere but where it belongs, and tells the audit what it did', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, authority } = workspace;
    const next = authority.issue();
    const run = await workspace.rotate(next);
    const secret = readFileSync(next.key, 'utf8').split('\n')[1] ?? '';
    expect(site.holding(secret).sort()).toEqual(
      [join(site.home, 'secrets/demo/certificates/2/key.pem'), workspace.path('unit.key')].sort(),
    );
    expect(run.stdout + run.stderr).not.toContain(secret);
    for (const file of site.holding(secret)) expect(statSync(file).mode & 0o777).toBe(0o600);
    const { certificates } = resultOf(run);
    const [{ serial, notAfter, fingerprint } = { serial: '', notAfter: '', fingerprint: '' }] =
      certificates;
    expect(readAudit(site.paths.audit)).toMatchObject([
      { what: 'stored', version: 1, certificate: { subject: 'CN=unit-1' } },
      { what: 'stored', version: 2, name: 'GRPC_TLS_CERT_PATH', by: 'secrets rotate' },
      {
        what: 'promoted',
        version: 2,
        fingerprint,
        certificate: { subject: 'CN=unit-2', serial, notAfter },
      },
    ]);
    const doctor = await site.run(['secrets', 'doctor']);
    expect(doctor.stdout).toMatch(/audit +3 lines, each follows/);
  });

  test('leaves modes, owners and links as they were', async () => {
    await using workspace = new CertificateWorkspace();
    chmodSync(workspace.path('unit.pem'), 0o644);
    chmodSync(workspace.path('unit.key'), 0o640);
    renameSync(workspace.path('unit.pem'), workspace.path('unit-2026.pem'));
    symlinkSync('unit-2026.pem', workspace.path('unit.pem'));
    const next = workspace.authority.issue();
    resultOf(await workspace.rotate(next));
    expect(workspace.read('unit-2026.pem')).toBe(readFileSync(next.certificate, 'utf8'));
    expect(workspace.read('unit.pem')).toBe(readFileSync(next.certificate, 'utf8'));
    expect(statSync(workspace.path('unit-2026.pem')).mode & 0o777).toBe(0o644);
    expect(statSync(workspace.path('unit.key')).mode & 0o777).toBe(0o640);
  });

  test('of a new authority trusts both until the grace is over', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other, first } = workspace;
    await site.json('up');
    const next = other.issue();
    const [old, fresh] = [workspace.trusted[0], fingerprintOf({ certificate: other.file })];
    const { certificates } = resultOf(await workspace.rotate(next, '--ca', other.file));
    expect(certificates).toMatchObject([{ version: 2, narrowAfter: expect.any(String) }]);
    expect(workspace.trusted).toEqual([old, fresh]);
    // Certificates of both sides of the change are taken.
    expect(await workspace.shown('agents', first)).toBe(fingerprintOf(next));
    expect(await workspace.shown('agents', next)).toBe(fingerprintOf(next));
    expect(await site.json('secrets', 'rotate', '--due')).toMatchObject({ certificates: [] });

    workspace.passGraces();
    expect((await site.run(['up'])).stderr).toContain('is still trusted beside the new one');
    expect(workspace.states).toEqual(['1 retired', '2 current']);
    const due = await site.json('secrets', 'rotate', '--due');
    expect(due).toMatchObject({
      certificates: [{ from: 2, version: 2, replaced: ['solver', 'agents'], narrowAfter: null }],
    });
    expect(workspace.trusted).toEqual([fresh]);
    const trusted = readAudit(site.paths.audit).filter(({ what }) => what === 'trusted');
    expect(trusted.map(({ authorities }) => authorities)).toEqual([[old, fresh], [fresh]]);
    expect(await workspace.shown('agents', next)).toBe(fingerprintOf(next));
    await expect(workspace.shown('agents', first)).rejects.toThrow('does not answer');
  });

  test('goes on within the grace, and the old authority goes when that is over', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other, authority } = workspace;
    const fresh = fingerprintOf({ certificate: other.file });
    resultOf(await workspace.rotate(other.issue(), '--ca', other.file));
    const again = resultOf(await workspace.rotate(other.issue()));
    expect(again.certificates).toMatchObject([{ version: 3, narrowAfter: expect.any(String) }]);
    // One of the authority before is taken as well: both stay, then.
    const back = resultOf(await workspace.rotate(authority.issue()));
    expect(back.certificates).toMatchObject([{ version: 4, narrowAfter: null }]);
    resultOf(await workspace.rotate(other.issue(), '--ca', other.file));
    expect(workspace.trusted).toHaveLength(2);
    workspace.passGraces();
    await site.json('secrets', 'rotate', '--due');
    expect(workspace.trusted).toEqual([fresh]);
  });

  test('of a new authority without a grace ends with the new one alone', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other } = workspace;
    await site.json('up');
    const next = other.issue();
    resultOf(await workspace.rotate(next, '--ca', other.file, '--grace', '0'));
    const each = (frame: number) => ['solver', 'agents'].map((unit) => `replaced ${frame} ${unit}`);
    expect(workspace.steps).toEqual([
      'begun',
      ...['installed 1', ...each(1)],
      ...['installed 2', ...each(2)],
      ...['installed 3', ...each(3)],
      'finished',
    ]);
    expect(workspace.trusted).toEqual([fingerprintOf({ certificate: other.file })]);
    expect(await workspace.shown('solver', next)).toBe(fingerprintOf(next));
    // Without a grace there is no way back.
    expect(workspace.states).toEqual(['1 retired', '2 current']);
  });

  test.each([['of the same authority'], ['of a new one']])(
    '%s is taken back when a unit does not get healthy with it',
    async (whose) => {
      await using workspace = new CertificateWorkspace({
        units: { agents: { command: ['node', 'picky.mjs'] } },
      });
      const { site, first } = workspace;
      writeFileSync(join(site.folder, 'picky.mjs'), picky);
      await site.json('up');
      const before = ['unit.pem', 'unit.key', 'ca.pem'].map((name) => workspace.read(name));
      const isNew = whose === 'of a new one';
      const from = isNew ? workspace.other : workspace.authority;
      if (isNew) from.issue();
      const next = from.issue();
      const flags = isNew ? ['--ca', from.file] : [];
      const run = await workspace.rotate(next, ...flags, '--timeout', '10');
      expect([run.exitCode, errorOf(run).code]).toEqual([1, 'ROTATION_REVERTED']);
      expect(['unit.pem', 'unit.key', 'ca.pem'].map((name) => workspace.read(name))).toEqual(
        before,
      );
      expect(workspace.steps.at(-1)).toBe('reverted');
      for (const unit of ['solver', 'agents']) {
        expect(await workspace.shown(unit)).toBe(fingerprintOf(first));
      }
      expect(await site.json('plan')).toMatchObject({ operations: [] });
      // The next one, which does, is taken.
      resultOf(await workspace.rotate(from.issue(), ...flags));
    },
  );

  test('with the stack down names who reads it at the next start', async () => {
    await using workspace = new CertificateWorkspace();
    const next = workspace.authority.issue();
    const { certificates } = resultOf(await workspace.rotate(next));
    expect(certificates).toMatchObject([
      { replaced: [], waiting: ['solver', 'agents', 'evaluator'] },
    ]);
    await workspace.site.json('up');
    expect(await workspace.shown('solver', next)).toBe(fingerprintOf(next));
  });

  test('overwrites no file that somebody else has written in its middle', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, authority } = workspace;
    const next = authority.issue();
    resultOf(await workspace.rotate(next));
    // As if it had been cut off before its last line.
    const journal = readFileSync(site.paths.certificateRotation, 'utf8');
    writeFileSync(site.paths.certificateRotation, `${journal.split('\n')[0]}\n`);
    const foreign = readFileSync(authority.issue().certificate, 'utf8');
    writeFileSync(workspace.path('unit.pem'), foreign);
    const run = await site.run(['secrets', 'rotate', '--resume', '--json']);
    expect([run.exitCode, errorOf(run).code]).toEqual([4, 'CERTIFICATE_CHANGED']);
    expect(workspace.read('unit.pem')).toBe(foreign);
    writeFileSync(workspace.path('unit.pem'), readFileSync(next.certificate));
    expect(await site.json('secrets', 'rotate', '--resume')).toMatchObject({
      certificates: [{ version: 2 }],
    });
  });

  test('puts right what a power cut has left between certificate and key', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, authority, first } = workspace;
    resultOf(await workspace.rotate(authority.issue()));
    const journal = readFileSync(site.paths.certificateRotation, 'utf8');
    writeFileSync(site.paths.certificateRotation, `${journal.split('\n')[0]}\n`);
    writeFileSync(workspace.path('unit.pem'), readFileSync(first.certificate));
    const another = await workspace.rotate(authority.issue());
    expect([another.exitCode, errorOf(another).code]).toEqual([3, 'ROTATION_OPEN']);
    const up = await site.run(['up']);
    expect(up.exitCode).toBe(0);
    expect(up.stderr).toContain('lay beside the key of another certificate, and was put right');
    expect(up.stderr).toContain('secrets rotate --resume');
    expect(await workspace.shown('solver')).toBe(fingerprintOf(first));
  });

  test('of a new authority can be rolled back within the grace, and trusts the old one first', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other, first } = workspace;
    await site.json('up');
    resultOf(await workspace.rotate(other.issue(), '--ca', other.file));
    workspace.passGraces('narrow');
    await site.json('secrets', 'rotate', '--due');
    expect(workspace.trusted).toHaveLength(1);
    await site.json('secrets', 'rollback', 'GRPC_TLS_CERT_PATH', '--yes');
    expect(workspace.trusted).toHaveLength(2);
    expect(await workspace.shown('solver')).toBe(fingerprintOf(first));
    workspace.passGraces();
    await site.json('secrets', 'rotate', '--due');
    expect(workspace.trusted).toEqual([fingerprintOf({ certificate: workspace.authority.file })]);
    expect(await workspace.shown('solver')).toBe(fingerprintOf(first));
  });
});
