import { X509Certificate } from 'node:crypto';
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RotateResult } from '../../cli/src/secrets/rotation/rotate.ts';
import type { StatusResult } from '../../cli/src/stack/use-cases/results.ts';
import { type Issued, WireAuthority } from '../../cli/test/support/wire-authority.ts';
import { ContainerWorkspace } from '../support/container-workspace.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('authorities');
const served = ['solver', 'vision', 'agents'];
const names = served.map((unit) => `DNS:${unit}`).join(',');
let workspace: ContainerWorkspace;
let authority: WireAuthority;
let first: Issued;

beforeAll(async () => {
  authority = new WireAuthority(join(folder.path, 'old'));
  workspace = await ContainerWorkspace.create('certified');
  first = authority.issue({ names });
  mkdirSync(at(''), { recursive: true });
  copyFileSync(first.certificate, at('unit.pem'));
  copyFileSync(first.key, at('unit.key'));
  copyFileSync(authority.file, at('ca.pem'));
  // Units are another user in their containers.
  chmodSync(at('unit.key'), 0o644);
  const security = [
    'GRPC_TLS_CERT_PATH=config/tls/unit.pem',
    'GRPC_TLS_KEY_PATH=config/tls/unit.key',
    'GRPC_TLS_CA_PATH=config/tls/ca.pem',
    'GRPC_TLS_CLIENT_AUTH=true',
  ];
  appendFileSync(join(workspace.folder, '.env'), `\n${security.join('\n')}\n`);
});
afterAll(async () => {
  await workspace?.dispose();
  folder[Symbol.dispose]();
});

const at = (name: string) => join(workspace.folder, 'config/tls', name);
const fingerprintOf = ({ certificate }: Issued) =>
  new X509Certificate(readFileSync(certificate)).fingerprint256;

/** What each unit shows on the port that this machine sees. */
async function shown({ certificate, key }: Issued): Promise<string[]> {
  const { units }: StatusResult = JSON.parse(await workspace.succeed('status', '--json'));
  const ports = served.map((unit) => {
    const variable = `${unit.toUpperCase()}_PORT`;
    const found = units.find(({ name }) => name === unit)?.ports ?? [];
    return found.find((each) => each.variable === variable)?.port ?? 0;
  });
  return await Promise.all(
    ports.map(
      (port) =>
        new Promise<string>((resolve, reject) => {
          const files = { cert: readFileSync(certificate), key: readFileSync(key) };
          const ca = readFileSync(at('ca.pem'));
          const socket = connect({
            port,
            host: '127.0.0.1',
            ca,
            ...files,
            servername: 'solver',
            ALPNProtocols: ['h2'],
          });
          socket.once('error', reject);
          socket.once('secureConnect', () => {
            resolve(socket.getPeerCertificate().fingerprint256);
            socket.destroy();
          });
        }),
    ),
  );
}

function rotate({ certificate, key }: Issued, ...flags: string[]) {
  const files = ['--certificate', certificate, '--key', key];
  return workspace.run('secrets', 'rotate', '--certificates', ...files, '--json', ...flags);
}

test('a certificate of a new authority reaches the containers one by one, and they play on with it', async () => {
  await workspace.up();
  expect(await shown(first)).toEqual(served.map(() => fingerprintOf(first)));
  const other = new WireAuthority(join(folder.path, 'new'));
  // Names of processes are not those of containers.
  const wrong = JSON.parse((await rotate(authority.issue())).stdout);
  expect(wrong.error).toMatchObject({
    code: 'CERTIFICATE_REFUSED',
    next: [expect.stringContaining('DNS:solver')],
  });
  const next = other.issue({ names });
  const { exitCode, stdout } = await rotate(next, '--ca', other.file, '--grace', '0');
  expect(exitCode).toBe(0);
  const result: RotateResult = JSON.parse(stdout);
  expect(result.certificates).toMatchObject([
    { replaced: ['solver', 'vision', 'agents', 'orchestrator'], fingerprint: fingerprintOf(next) },
  ]);
  expect(readFileSync(at('ca.pem'))).toEqual(readFileSync(other.file));
  expect(await shown(next)).toEqual(served.map(() => fingerprintOf(next)));
  const run = ['eval', 'smoke', '--hands', '20', '--run-id', 'after', '--json'];
  expect(JSON.parse(await workspace.succeed(...run))).toMatchObject({ degradedHands: 0 });
});
