import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHealthCheck } from '../../../src/stack/drivers/health/create-health-check.ts';
import type { TransportFiles, UnitSpec } from '../../../src/stack/unit-spec.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { finished } from '../../support/scenario-workspace.ts';

const probeProgram = join(repositoryRoot, 'packages/shared/dist/health/probe.js');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-tls-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=authority',
    '-days',
    '2',
  );
  openssl('req', ...key, '-keyout', 'unit.key', '-out', 'unit.csr', '-subj', '/CN=solver.lab');
  openssl(
    'x509',
    '-req',
    '-in',
    'unit.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'unit.pem',
    '-days',
    '2',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const unit = (
  port: number,
  tls: TransportFiles,
  kind: 'daemon' | 'external' = 'daemon',
): UnitSpec => ({
  name: 'solver',
  kind,
  command: '',
  args: [],
  workingDirectory: folder,
  environment: {},
  secrets: [],
  secretVariables: [],
  ports: [],
  health: { protocol: 'grpc', address: `127.0.0.1:${port}`, tls },
  dependsOn: [],
  configuration: {},
});
const files = { authority: 'ca.pem', certificate: 'unit.pem', key: 'unit.key' };

test('a unit under mutual TLS is asked with its own certificate', async () => {
  const read = (name: string) => readFileSync(join(folder, name));
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [],
    security: {
      certificate: read('unit.pem'),
      key: read('unit.key'),
      authority: read('ca.pem'),
      clientAuthentication: true,
    },
  });
  const state = async (spec: UnitSpec) => {
    const check = createHealthCheck(spec);
    const answer = await check.check(5_000);
    check.close();
    return answer.state;
  };
  expect(await state(unit(server.port, files))).toBe('healthy');
  expect(await state(unit(server.port, { authority: 'ca.pem', certificate: 'ca.pem' }))).not.toBe(
    'healthy',
  );
  // Somebody else's unit has to be who its certificate says.
  expect(await state(unit(server.port, files, 'external'))).not.toBe('healthy');
  const probe = spawn(process.execPath, [probeProgram, 'grpc', 'SOLVER_PORT', '50051'], {
    cwd: folder,
    env: {
      SOLVER_PORT: String(server.port),
      GRPC_TLS_CERT_PATH: 'unit.pem',
      GRPC_TLS_KEY_PATH: 'unit.key',
      GRPC_TLS_CA_PATH: 'ca.pem',
    },
  });
  expect(await finished(probe)).toEqual({ exitCode: 0, stdout: 'SERVING\n', stderr: '' });
  await server.stop(0);
});

test('a certificate that cannot be read is the reason of not being ready', async () => {
  const check = createHealthCheck(unit(1, { certificate: 'missing.pem' }));
  const answer = await check.check(1_000);
  expect(answer.state).toBe('not-ready');
  expect(answer.detail).toContain('missing.pem');
});
