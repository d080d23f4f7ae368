import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTransportSecurity } from '../../src/tls/read-transport-security.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-pem-'));
  for (const name of ['cert', 'key', 'ca']) writeFileSync(at(name), `pem of ${name}`);
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
      GRPC_TLS_CA_PATH: at('ca'),
      GRPC_TLS_CLIENT_AUTH: true,
    }),
  ).toEqual({
    certificate: Buffer.from('pem of cert'),
    key: Buffer.from('pem of key'),
    authority: Buffer.from('pem of ca'),
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
