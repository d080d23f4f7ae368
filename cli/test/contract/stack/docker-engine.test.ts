import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSilent, type Server as SilentServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  absenceOf,
  engineUnavailable,
  findEngine,
} from '../../../src/stack/drivers/docker/engine/find-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'pokerbot-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let sockets = 0;

async function listen(server: Server | SilentServer): Promise<string> {
  sockets += 1;
  const path = join(folder, `${sockets}.sock`);
  await new Promise<void>((done) => server.listen(path, done));
  onTestFinished(() => void server.close());
  return path;
}

/** Something that answers a ping with these headers. */
const engine = (headers: Record<string, string>, status = 200) =>
  listen(createServer((_request, response) => response.writeHead(status, headers).end('OK')));

function withContext(name: string, host: string): Record<string, string> {
  const settings = mkdtempSync(join(folder, 'settings-'));
  const id = createHash('sha256').update(name).digest('hex');
  mkdirSync(join(settings, 'contexts/meta', id), { recursive: true });
  writeFileSync(join(settings, 'config.json'), JSON.stringify({ currentContext: name }));
  writeFileSync(
    join(settings, 'contexts/meta', id, 'meta.json'),
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
  );
  return { DOCKER_CONFIG: settings };
}

describe('an engine', () => {
  test('is found by DOCKER_HOST, whatever the context says', async () => {
    const socketPath = await engine({ 'api-version': '1.43' });
    const environment = {
      ...withContext('far', 'tcp://10.0.0.1'),
      DOCKER_HOST: `unix://${socketPath}`,
    };
    expect(await findEngine(environment)).toEqual({
      engine: {
        address: { socketPath },
        apiVersion: '1.43',
        product: 'docker',
        settings: expect.any(String),
      },
      source: `DOCKER_HOST=unix://${socketPath}`,
    });
  });

  test('is found by the context that `docker` uses', async () => {
    const socketPath = await engine({ 'api-version': '1.41' });
    expect(await findEngine(withContext('lab', `unix://${socketPath}`))).toMatchObject({
      engine: { address: { socketPath } },
    });
  });

  test('is spoken to in the newest version that both know', async () => {
    const socketPath = await engine({ 'api-version': '1.51', 'libpod-api-version': '5.0.0' });
    expect(await findEngine({ DOCKER_HOST: `unix://${socketPath}` })).toEqual({
      engine: {
        address: { socketPath },
        apiVersion: '1.44',
        product: 'podman',
        settings: expect.any(String),
      },
      source: `DOCKER_HOST=unix://${socketPath}`,
    });
  });

  test('is found over the network', async () => {
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'api-version': '1.41' }).end(),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    for (const host of [`tcp://127.0.0.1:${port}`, `127.0.0.1:${port}`]) {
      expect(await findEngine({ DOCKER_HOST: host })).toMatchObject({
        engine: { address: { host: '127.0.0.1', port } },
      });
    }
  });
});

describe('no engine', () => {
  const absence = async (environment: Record<string, string>) =>
    (await findEngine(environment)).absence;

  test('is told from one that hangs', async () => {
    const path = await listen(createSilent((socket) => socket.unref()));
    expect(await absence({ DOCKER_HOST: `unix://${path}` })).toMatchObject({
      reason: 'no-answer',
      message: expect.stringContaining('it accepts connections and says nothing'),
    });
  });

  test('is told from one that is too old', async () => {
    const path = await engine({ 'api-version': '1.40' });
    expect(await absence({ DOCKER_HOST: `unix://${path}` })).toMatchObject({
      reason: 'too-old',
      message: expect.stringContaining('speaks version 1.40 of the API, and 1.41 is the oldest'),
    });
  });

  test.each([
    ['nothing listens', () => Promise.resolve('/no/such.sock'), 'ENOENT'],
    ['something else listens', () => engine({}), 'it is no container engine'],
    ['it refuses', () => engine({}, 500), 'HTTP 500'],
  ])('answers where %s', async (_name, path, why) => {
    expect(await absence({ DOCKER_HOST: `unix://${await path()}` })).toMatchObject({
      reason: 'no-answer',
      message: expect.stringContaining(why),
    });
  });

  test.each([
    ['ssh://me@host', '`ssh://` is not supported'],
    ['ftp://host', 'it is no address of an engine'],
    ['tcp://:::', 'it is no address of an engine'],
  ])('is reached by %s', async (host, why) => {
    expect(await absence({ DOCKER_HOST: host })).toMatchObject({
      reason: 'address-unusable',
      message: expect.stringContaining(why),
    });
  });

  test('is reached by a context that cannot be read', async () => {
    const environment = { DOCKER_CONTEXT: 'gone', DOCKER_CONFIG: folder };
    expect(await absence(environment)).toMatchObject({
      reason: 'address-unusable',
      message: expect.stringContaining('`gone`'),
    });
  });

  test('may be used by this user, is not running, or is not there, each with what to do', () => {
    const candidate = { address: { socketPath: '/s' }, source: '/s' };
    writeFileSync(join(folder, 'dockerd'), '');
    expect(
      [
        absenceOf('EACCES', candidate, {}),
        absenceOf('ENOENT', candidate, { PATH: folder }),
        absenceOf('ENOENT', candidate, { PATH: '/nowhere' }),
      ].map(({ reason, next }) => [reason, next[0]]),
    ).toEqual([
      ['permission-denied', 'Join its group, then log in again: `sudo usermod -aG docker $USER`'],
      ['not-running', 'Start it: `sudo systemctl start docker`'],
      ['not-installed', 'Install one: https://docs.docker.com/engine/install/'],
    ]);
  });

  test('says over the network whether it or this user has not proved who it is', () => {
    const over = (secure: boolean) => ({
      address: { host: 'lab', port: 2_376, ...(secure && { tls: {} }) },
      source: 'DOCKER_HOST',
    });
    expect(
      [
        absenceOf('SELF_SIGNED_CERT_IN_CHAIN', over(true), {}),
        absenceOf('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', over(true), {}),
        absenceOf('HTTP 400', over(false), {}),
        absenceOf('HTTP 400', over(true), {}),
        absenceOf('ECONNREFUSED', over(true), {}),
      ].map(({ reason, message }) => [reason, message.split(': ')[1]]),
    ).toEqual([
      ['not-trusted', 'its certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN)'],
      [
        'not-trusted',
        'it does not accept your certificate (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
      ],
      ['not-trusted', 'it wants TLS, as it seems'],
      ['no-answer', undefined],
      ['no-answer', undefined],
    ]);
  });

  test('is an error that offers processes instead', () => {
    const error = engineUnavailable({ reason: 'no-answer', message: 'x', next: ['y'] });
    expect(error).toMatchObject({ code: 'DRIVER_UNAVAILABLE', message: 'x' });
    expect(error.next.at(-1)).toContain('--driver process');
  });
});
