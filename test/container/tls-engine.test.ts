import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { Authority } from '../support/certificates.ts';
import { run } from '../support/command.ts';
import { ContainerWorkspace, disposeAll } from '../support/container-workspace.ts';
import { isEngineOurs, registry } from '../support/own-engine.ts';
import { ScratchEngine } from '../support/scratch-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const base = 'node:24-bookworm-slim';

/** An engine of its own, since the one that everybody uses listens for nobody over the network. */
describe.skipIf(!isEngineOurs)('an engine that asks for certificates', () => {
  const folder = temporaryFolder('tls');
  let engine: ScratchEngine;
  let host: string;
  let workspace: ContainerWorkspace;
  /** Folders of certificates: of whom the engine knows, and of a stranger. */
  let friend: string;
  let stranger: string;

  beforeAll(async () => {
    const [authority, other] = await Promise.all(
      ['authority', 'other'].map((name) => Authority.create(join(folder.path, name))),
    );
    if (!authority || !other) throw new Error('There are two');
    const own = await authority.issue('engine', 'serverAuth');
    friend = await authority.issue('friend', 'clientAuth');
    stranger = await other.issue('stranger', 'clientAuth');
    const [port, published] = await freePorts(2);
    host = `tcp://127.0.0.1:${port}`;
    engine = await ScratchEngine.start({
      mirror: await registry(),
      args: [
        ...['--host', host, '--tlsverify', '--tlscacert', join(own, 'ca.pem')],
        ...['--tlscert', join(own, 'cert.pem'), '--tlskey', join(own, 'key.pem')],
      ],
    });
    workspace = await ContainerWorkspace.create('secure');
    workspace.declare({
      // Its image, which this engine has never built, would take longer than everything else.
      evaluator: { enabled: false },
      greeter: {
        runtime: 'python',
        source: 'programs',
        ports: { PORT: published },
        health: { protocol: 'http' },
        environment: { HOST: '0.0.0.0' },
      },
    });
    workspace.write(
      'programs/Dockerfile',
      `FROM ${base}\nRUN node -p 1 > /built\nCOPY healthy.mjs /\nCMD ["node", "/healthy.mjs"]\n`,
    );
  });
  afterAll(() =>
    disposeAll([
      () => workspace?.dispose(),
      () => engine?.[Symbol.asyncDispose](),
      () => folder[Symbol.dispose](),
    ]),
  );

  const certified = (path: string) => ({
    DOCKER_HOST: host,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: path,
  });

  test('builds, runs and takes down a stack', async () => {
    const as = workspace.as(certified(friend));
    expect(await as.up()).toMatchObject({ units: [{ name: 'greeter', state: 'healthy' }] });
    expect(await as.succeed('exec', 'greeter', '--', 'cat', '/built')).toBe('1\n');
    expect(await as.succeed('logs', 'greeter')).toContain('greeter | ');
    await as.succeed('down');
  });

  test('is reached by a context of the `docker` command', async () => {
    const settings = join(folder.path, 'settings');
    const endpoint = ['ca', 'cert', 'key'].map((name) => `${name}=${join(friend, name)}.pem`);
    const { status, stderr } = await run(
      'docker',
      ['context', 'create', 'lab', '--docker', [`host=${host}`, ...endpoint].join(',')],
      { cwd: '/', environment: { DOCKER_CONFIG: settings } },
    );
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const as = workspace.as({ DOCKER_CONFIG: settings, DOCKER_CONTEXT: 'lab' });
    expect((await as.up()).units).toMatchObject([{ name: 'greeter', state: 'healthy' }]);
    await as.succeed('down');
  });

  test.each([
    ['of a stranger to it', () => mixed(), 'it does not accept your certificate'],
    ['of an authority that it is not of', () => stranger, 'its certificate is not trusted'],
    ['that are not there', () => '/nowhere', 'its certificate is not trusted'],
  ])('refuses certificates %s', async (_whose, path, why) => {
    const error = await workspace.as(certified(path())).refused();
    expect(error).toMatchObject({
      code: 'DRIVER_UNAVAILABLE',
      message: expect.stringContaining(why),
      next: [expect.stringContaining('`DOCKER_CERT_PATH`'), expect.any(String)],
      details: { reason: 'not-trusted' },
    });
  });

  test('says that it wants them', async () => {
    const error = await workspace.as({ DOCKER_HOST: host }).refused();
    expect(error).toMatchObject({
      code: 'DRIVER_UNAVAILABLE',
      next: [expect.stringContaining('`DOCKER_TLS_VERIFY=1`'), expect.any(String)],
    });
  });

  /** The right authority, and a certificate of another one. */
  function mixed(): string {
    const path = join(folder.path, 'mixed');
    mkdirSync(path);
    copyFileSync(join(friend, 'ca.pem'), join(path, 'ca.pem'));
    for (const name of ['cert.pem', 'key.pem'])
      copyFileSync(join(stranger, name), join(path, name));
    return path;
  }
});
