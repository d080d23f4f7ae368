import { spawn } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createGrpcServer, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { grpcHealth } from '@poker-bot/shared/health/check-grpc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Kit, readKitSource, readKitTemplates } from '../../src/templates/kit-source.ts';
import { kitDockerfile } from '../../src/templates/render-kit.ts';
import { repositoryRoot } from '../support/repository-root.ts';
import { finished } from '../support/scenario-workspace.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

interface Service {
  readonly kit: Kit;
  readonly unit: string;
  readonly variable: string;
  readonly port: number;
  /** Files of the fixture that this one does without. */
  readonly without?: string;
  /** The health probe of the kit. */
  readonly probe: readonly string[];
}

const rust: Service = {
  kit: 'rust',
  unit: 'solver',
  variable: 'SOLVER_PORT',
  port: 50_051,
  probe: ['/kit/health-probe'],
};
const poetry: Service = {
  kit: 'python',
  unit: 'vision',
  variable: 'VISION_PORT',
  port: 50_052,
  probe: ['python3', '-I', '-S', '/kit/health-probe.py'],
};
const pip: Service = { ...poetry, without: 'pyproject.toml' };

const hardening =
  '--read-only --cap-drop ALL --security-opt no-new-privileges --init --tmpfs /tmp --memory 256m --pids-limit 64'.split(
    ' ',
  );
const compilers = /bin\/(gcc|cc|g\+\+|ld|as|make|rustc|cargo|pip3?|poetry)$/;

async function docker(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await finished(spawn('docker', args));
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}

/** Builds the sample service from a copy of its folder, and gives the name of the image. The engine keeps it as a cache. */
async function build({ kit, unit, variable, port, without }: Service): Promise<string> {
  using folder = new TemporaryFolder();
  const source = join(folder.path, 'service');
  cpSync(join(import.meta.dirname, '../fixtures/kits', kit), source, { recursive: true });
  if (without) rmSync(join(source, without));
  const dockerfile = join(folder.path, 'Dockerfile');
  const templates = readKitTemplates(kit, join(repositoryRoot, 'templates'));
  const contents = readKitSource(source);
  const ports = { [variable]: port };
  writeFileSync(dockerfile, kitDockerfile(kit, { templates, unit, source, contents, ports }));
  const image = `poker-bot/sample-${unit}:${without ? 'without' : 'with'}-project`;
  await docker('build', '--quiet', '--file', dockerfile, '--tag', image, source);
  return image;
}

const images = new Map<Service, Promise<string>>();

/** One build of a service serves all tests. */
function built(service: Service): Promise<string> {
  const image = images.get(service) ?? build(service);
  images.set(service, image);
  return image;
}

const containers: string[] = [];

async function run(...args: readonly string[]): Promise<string> {
  const container = await docker('run', '--detach', '--label', 'pokerbot.test=kits', ...args);
  containers.push(container);
  return container;
}

describe('the kits', () => {
  beforeAll(async () => {
    await Promise.all([rust, poetry, pip].map(built));
  });

  afterAll(async () => {
    if (containers.length > 0) await docker('rm', '--force', ...containers);
  });

  describe.each([
    ['Rust, from Debian’s crates', rust],
    ['Python, a project of Poetry from Debian’s packages', poetry],
    ['Python, a list for pip from Debian’s packages', pip],
  ])('a service in %s', (_name, service) => {
    const { unit, variable } = service;
    let container: string;
    let address: string;

    beforeAll(async () => {
      // Another port than the image's own: the stack may choose one.
      const port = ['--env', `${variable}=6001`, '--publish', '127.0.0.1::6001'];
      const often = ['--health-interval', '250ms'];
      container = await run(...hardening, ...port, ...often, await built(service));
      address = await docker('port', container, '6001/tcp');
    });

    const inspect = (format: string) =>
      docker('inspect', '--format', `{{json ${format}}}`, container).then(JSON.parse);

    test('becomes healthy for the engine, and for whoever asks from outside', async () => {
      await expect
        .poll(() => inspect('.State.Health.Status'), { timeout: 20_000, interval: 100 })
        .toBe('healthy');
      const health = grpcHealth({ address });
      expect(await health.check(2_000)).toEqual({ state: 'healthy', detail: 'SERVING' });
      health.close();
      const [last] = (await inspect('.State.Health.Log')).slice(-1);
      expect(last).toMatchObject({ ExitCode: 0, Output: 'SERVING\n' });
    });

    test('is nobody in particular, and may write to its volumes only', async () => {
      expect(await inspect('.Config.User')).toBe('1000:1000');
      expect(await docker('exec', container, 'id', '-u')).toBe('1000');
      const modes = ['stat', '--format', '%a %n', ...'cache logs results config'.split(' ')];
      expect(await docker('exec', container, ...modes)).toBe(
        '1777 cache\n1777 logs\n1777 results\n755 config',
      );
    });

    test('tells where it comes from', async () => {
      expect(await inspect('.Config.Labels')).toMatchObject({
        'org.opencontainers.image.title': `poker-bot/${unit}`,
        'org.opencontainers.image.revision': '',
      });
    });

    test('comes without compiler, installer, and what only the build needed', async () => {
      using folder = new TemporaryFolder();
      const archive = join(folder.path, 'image.tar');
      await docker('export', '--output', archive, container);
      const { stdout } = await finished(spawn('tar', ['-tf', archive]));
      const files = stdout.split('\n');
      expect(files).toContain('usr/bin/true');
      const unwanted = (path: string) =>
        compilers.test(path) || /^(source|target|out|poetry)\/|debian-packages|\.rs$/.test(path);
      expect(files.filter(unwanted)).toEqual([]);
    });

    test('ends when it is told to, well within its grace', async () => {
      await docker('stop', '--time', '10', container);
      expect(await inspect('.State.ExitCode')).toBe(0);
      expect(await docker('logs', container)).toBe('listening on 6001\nbye');
    });
  });

  describe.each([
    ['Rust', rust],
    ['Python', poetry],
  ])('the health probe in %s', (_name, service) => {
    const servers: Server[] = [];
    let container: string;

    beforeAll(async () => {
      const image = await built(service);
      container = await run('--network', 'host', '--entrypoint', 'sleep', image, 'infinity');
    });

    afterAll(() => {
      for (const server of servers) server.close();
    });

    async function listening<T extends Server>(server: T): Promise<string> {
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return String((server.address() as AddressInfo).port);
    }

    async function probe(...words: readonly string[]) {
      const command = ['exec', container, ...service.probe, ...words];
      const { exitCode, stdout } = await finished(spawn('docker', command));
      return [exitCode, stdout.trim()];
    }

    const grpc = (answer: (stream: ServerHttp2Stream) => void) =>
      listening(createGrpcServer().on('stream', answer) as unknown as Server);

    /** Answers with a message, in as many frames as it has parts. */
    const saying =
      (...parts: readonly number[][]) =>
      (stream: ServerHttp2Stream) => {
        stream.respond({ 'content-type': 'application/grpc' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        for (const part of parts) stream.write(Buffer.from(part));
        stream.end();
      };

    test('reads what a service says of itself over gRPC', async () => {
      const serving = await grpc(saying([0, 0, 0, 0, 2], [8, 1]));
      expect(await probe('grpc', 'NO_PORT', serving)).toEqual([0, 'SERVING']);
      const leaving = await grpc(saying([0, 0, 0, 0, 2, 8, 2]));
      expect(await probe('grpc', 'NO_PORT', leaving)).toEqual([1, 'not ready: NOT_SERVING']);
    });

    test('tells a service that knows nothing of health', async () => {
      const unimplemented = await grpc((stream) =>
        stream.respond({ 'grpc-status': '12' }, { endStream: true }),
      );
      expect(await probe('grpc', 'NO_PORT', unimplemented)).toEqual([
        1,
        'not ready: the service does not answer grpc.health.v1.Health/Check',
      ]);
    });

    test('reads a status over HTTP', async () => {
      const port = await listening(
        createHttpServer(({ url }, response) => {
          response.writeHead(url === '/readyz' ? 200 : 503).end('no model yet\n');
        }),
      );
      expect(await probe('http', 'NO_PORT', port, '/readyz')).toEqual([0, '200']);
      expect(await probe('http', 'NO_PORT', port, '/')).toEqual([1, 'not ready: 503 no model yet']);
    });

    test('does not wait for a service that is absent, and not long for one that is silent', async () => {
      const [code, said] = await probe('grpc', 'NO_PORT', '1');
      expect([code, String(said)]).toEqual([1, expect.stringMatching(/^not ready: .*refused/)]);
      const silent = await listening(createTcpServer());
      expect(await probe('grpc', 'NO_PORT', silent)).toEqual([1, 'not ready: timed out']);
    });
  });
});
