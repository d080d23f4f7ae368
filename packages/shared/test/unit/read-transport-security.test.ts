import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTransportSecurity } from '../../src/tls/read-transport-security.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-pem-'));
  for (const name of ['', 'other-']) {
    const files = ['-keyout', `${name}key`, '-out', `${name}cert`];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...files, '-subj', '/CN=test'], {
      cwd: folder,
      stdio: 'pipe',
    });
  }
  writeFileSync(at('garbage'), 'no pem');
});

afterAll(() => rmSync(folder, { recursive: true }));

test('nothing set means plain text', () => {
  expect(readTransportSecurity({ GRPC_TLS_CLIENT_AUTH: false })).toEqual({
    certificate: undefined,
    key: undefined,
    authority: undefined,
    clientAuthentication: false,
  });
});

test('all set is read whole', () => {
  expect(
    readTransportSecurity({
      GRPC_TLS_CERT_PATH: at('cert'),
      GRPC_TLS_KEY_PATH: at('key'),
      GRPC_TLS_CA_PATH: at('cert'),
      GRPC_TLS_CLIENT_AUTH: true,
    }),
  ).toEqual({
    certificate: readFileSync(at('cert')),
    key: readFileSync(at('key')),
    authority: readFileSync(at('cert')),
    clientAuthentication: true,
  });
});

test.each([
  ['a certificate without a key', { GRPC_TLS_CERT_PATH: 'cert', GRPC_TLS_CLIENT_AUTH: false }],
  ['client authentication without anything to check by', { GRPC_TLS_CLIENT_AUTH: true }],
])('%s would protect less than it says and is refused', (_title, variables) => {
  expect(() => readTransportSecurity(variables)).toThrow(
    expect.objectContaining({ code: 'TLS_UNREADABLE', exitCode: 2 }),
  );
});

test('a file that cannot be read is named with its variable', () => {
  expect(() =>
    readTransportSecurity({ GRPC_TLS_CA_PATH: at('none'), GRPC_TLS_CLIENT_AUTH: false }),
  ).toThrow(`\`GRPC_TLS_CA_PATH\` points at \`${at('none')}\`, which cannot be read`);
});

test.each([
  ['a certificate that is none', { GRPC_TLS_CERT_PATH: 'garbage', GRPC_TLS_KEY_PATH: 'key' }],
  ['the key of another', { GRPC_TLS_CERT_PATH: 'cert', GRPC_TLS_KEY_PATH: 'other-key' }],
  ['an authority that is none', { GRPC_TLS_CA_PATH: 'garbage' }],
])('%s is refused before a port is opened', (_title, files) => {
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, at(file)]));
  expect(() => readTransportSecurity({ ...paths, GRPC_TLS_CLIENT_AUTH: false })).toThrow(
    expect.objectContaining({ code: 'TLS_UNREADABLE', exitCode: 2 }),
  );
});
