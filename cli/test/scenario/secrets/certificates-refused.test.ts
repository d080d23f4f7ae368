import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CertificateWorkspace,
  errorOf,
  fingerprintOf,
  resultOf,
} from '../../support/certificate-workspace.ts';
import type { Issued } from '../../support/wire-authority.ts';

let workspace: CertificateWorkspace;
let untouched: readonly string[];

beforeAll(() => {
  workspace = new CertificateWorkspace();
  untouched = files();
});
afterAll(() => workspace[Symbol.asyncDispose]());

const files = () => ['unit.pem', 'unit.key', 'ca.pem'].map((name) => workspace.read(name));
const at = (name: string) => join(workspace.site.root.path, name);

function written(name: string, text: string | Buffer, mode = 0o600): string {
  writeFileSync(at(name), text);
  chmodSync(at(name), mode);
  return at(name);
}

/** What was refused, with what it says to do; nothing has changed. */
async function refused(issued: Issued, ...flags: string[]) {
  const run = await workspace.rotate(issued, ...flags);
  expect(files()).toEqual(untouched);
  expect(workspace.steps).toEqual([]);
  const { code, message, next } = errorOf(run);
  expect(next.length).toBeGreaterThan(0);
  return { exitCode: run.exitCode, code, said: [message, ...next].join('\n') };
}

describe('a file that cannot be used', () => {
  type Make = (issued: Issued) => Partial<Issued>;
  test.each<[string, Make, string]>([
    ['is not there', () => ({ certificate: at('none') }), 'is not there'],
    [
      'is a folder',
      () => {
        mkdirSync(at('folder'), { recursive: true });
        return { certificate: at('folder') };
      },
      'is a folder',
    ],
    [
      'is garbage',
      () => ({ certificate: written('garbage', 'no pem') }),
      'holds no certificate in PEM',
    ],
    [
      'is cut short',
      ({ certificate }) => ({
        certificate: written(
          'short',
          readFileSync(certificate, 'utf8').replace(
            /(BEGIN CERTIFICATE-----\n.{40})[\s\S]*\n(?=-----END)/,
            '$1\n',
          ),
        ),
      }),
      'damaged',
    ],
    [
      'is a key where a certificate belongs',
      ({ key }) => ({ certificate: key }),
      'holds no certificate in PEM',
    ],
    [
      'is a certificate where a key belongs',
      ({ certificate }) => ({ key: written('public', readFileSync(certificate)) }),
      'holds no private key in PEM',
    ],
    [
      'is DER',
      ({ certificate }) => ({
        certificate: workspace.authority.convert(
          'cert.der',
          'x509',
          '-in',
          certificate,
          '-outform',
          'der',
        ),
      }),
      'openssl x509 -inform der',
    ],
    [
      'is a key in DER',
      ({ key }) => ({
        key: workspace.authority.convert('key.der', 'pkey', '-in', key, '-outform', 'der'),
      }),
      'openssl pkey -inform der',
    ],
    [
      'is an encrypted key',
      ({ key }) => {
        const path = workspace.authority.convert(
          'locked.key',
          'pkey',
          '-in',
          key,
          '-aes256',
          '-passout',
          'pass:word',
        );
        chmodSync(path, 0o600);
        return { key: path };
      },
      'openssl pkey -in',
    ],
    [
      'is a key that others may read',
      ({ key }) => {
        copyFileSync(key, at('open.key'));
        chmodSync(at('open.key'), 0o644);
        return { key: at('open.key') };
      },
      'chmod 600',
    ],
  ])('%s', async (_what, make, words) => {
    const issued = workspace.authority.issue();
    const { code, exitCode, said } = await refused({ ...issued, ...make(issued) });
    expect({ code, exitCode }).toEqual({ code: 'CERTIFICATE_UNREADABLE', exitCode: 2 });
    expect(said).toContain(words);
  });
});

test('an authority that is not there is refused as other files are', async () => {
  const run = await refused(workspace.other.issue(), '--ca', at('no-ca.pem'));
  expect(run).toMatchObject({ code: 'CERTIFICATE_UNREADABLE', exitCode: 2 });
  expect(run.said).toContain('no-ca.pem` is not there');
});

describe('a certificate that would not do', () => {
  type Make = () => Issued | readonly [Issued, ...string[]];
  const authority = () => workspace.authority;
  test.each<[string, Make, string]>([
    [
      'has the key of another one',
      () => ({ ...authority().issue(), key: authority().issue().key }),
      'The key is that of another certificate',
    ],
    [
      'has run out',
      () => authority().issue({ days: -1 }),
      'It was valid until 2020-02-01T00:00:00.000Z',
    ],
    [
      'begins later',
      () => authority().issue({ from: '20480101000000Z' }),
      'It is not valid before 2048-01-01T00:00:00.000Z',
    ],
    [
      'is of an authority that nobody trusts',
      () => workspace.other.issue(),
      'give that too: `--ca FILE`',
    ],
    [
      'is not of the authority that was given',
      () => [authority().issue(), '--ca', workspace.other.file],
      'No authority that the units trust has issued it',
    ],
    [
      'is for servers only',
      () => authority().issue({ usage: 'serverAuth' }),
      'It is not issued for clientAuth',
    ],
    [
      'is for clients only',
      () => authority().issue({ usage: 'clientAuth' }),
      'extendedKeyUsage=serverAuth,clientAuth',
    ],
    [
      'does not name what the stack dials',
      () => authority().issue({ names: 'DNS:solver.lab' }),
      'subjectAltName=IP:127.0.0.1',
    ],
    ['names nothing', () => authority().issue({ names: '' }), 'subjectAltName=IP:127.0.0.1'],
  ])('%s', async (_what, make, words) => {
    const [issued, ...flags] = [make()].flat() as [Issued, ...string[]];
    const { code, exitCode, said } = await refused(issued, ...flags);
    expect({ code, exitCode }).toEqual({ code: 'CERTIFICATE_REFUSED', exitCode: 4 });
    expect(said).toContain(words);
  });

  test('is the one in use', async () => {
    expect(await refused(workspace.first)).toMatchObject({ code: 'SECRET_UNCHANGED', exitCode: 2 });
  });
});

test('a certificate that runs out within the month is taken with a warning', async () => {
  await using other = new CertificateWorkspace();
  const run = await other.site.run([
    ...['secrets', 'rotate', '--certificates'],
    ...Object.entries(other.authority.issue({ days: 20 })).flatMap(([flag, path]) => [
      `--${flag}`,
      path,
    ]),
  ]);
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toMatch(/valid for (19|20) more days only/);
});

test('an intermediate certificate behind the first one leads to the authority', async () => {
  await using other = new CertificateWorkspace();
  const between = other.authority.subordinate();
  const { certificate, key } = between.issue();
  expect(errorOf(await other.rotate({ certificate, key })).code).toBe('CERTIFICATE_REFUSED');
  const chain = join(other.site.root.path, 'chain.pem');
  writeFileSync(chain, readFileSync(certificate, 'utf8') + readFileSync(between.file, 'utf8'));
  await other.site.json('up');
  resultOf(await other.rotate({ certificate: chain, key }));
  expect(await other.shown('agents')).toBeTypeOf('string');
});

test('units with two certificates are told apart, and an authority is not taken from under the other one', async () => {
  await using two = new CertificateWorkspace({
    units: {
      agents: {
        environment: {
          GRPC_TLS_CERT_PATH: 'config/tls/agents.pem',
          GRPC_TLS_KEY_PATH: 'config/tls/agents.key',
        },
      },
    },
  });
  const own = two.authority.issue();
  copyFileSync(own.certificate, two.path('agents.pem'));
  copyFileSync(own.key, two.path('agents.key'));
  await two.site.json('up');
  const next = two.other.issue();
  const unsaid = errorOf(await two.rotate(next, '--ca', two.other.file));
  expect(unsaid).toMatchObject({
    code: 'USAGE',
    next: [expect.stringContaining('--unit solver'), expect.stringContaining('--unit agents')],
  });
  const stranding = errorOf(await two.rotate(next, '--ca', two.other.file, '--unit', 'agents'));
  expect(stranding).toMatchObject({ code: 'CERTIFICATE_REFUSED' });
  const both = join(two.site.root.path, 'both.pem');
  writeFileSync(
    both,
    readFileSync(two.authority.file, 'utf8') + readFileSync(two.other.file, 'utf8'),
  );
  const first = resultOf(await two.rotate(next, '--ca', both, '--unit', 'agents'));
  expect(first.certificates).toMatchObject([{ path: 'config/tls/agents.pem', narrowAfter: null }]);
  const last = two.other.issue();
  resultOf(await two.rotate(last, '--ca', two.other.file, '--unit', 'solver', '--grace', '0'));
  expect(two.trusted).toHaveLength(1);
  expect(await two.shown('agents', last)).toBe(fingerprintOf(next));
  expect(await two.shown('solver', next)).toBe(fingerprintOf(last));
});
