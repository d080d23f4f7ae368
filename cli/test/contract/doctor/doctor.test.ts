import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import Doctor from '../../../src/commands/doctor.ts';
import type { Context } from '../../../src/context.ts';
import { checkDocker } from '../../../src/doctor/check-docker.ts';
import { checkInstallation } from '../../../src/doctor/check-installation.ts';
import { checkNode, judgeDisk } from '../../../src/doctor/check-machine.ts';
import { installationAt } from '../../../src/installation.ts';
import { createDrivers } from '../../../src/stack/drivers/create-drivers.ts';
import { init } from '../../support/init-workspace.ts';
import { runCommand } from '../../support/run-command.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const clock = { now: () => 0, monotonic: () => 0 };
const noEngine = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };

async function doctor(folder: TemporaryFolder, world: Partial<Context> = {}) {
  const environment = {
    ...noEngine,
    POKERBOT_HOME: join(folder.path, 'home'),
    XDG_STATE_HOME: join(folder.path, 'state'),
    XDG_RUNTIME_DIR: folder.path,
    ...world.environment,
  };
  const run = await runCommand(Doctor, ['--json'], {
    clock,
    workingDirectory: folder.path,
    ...world,
    environment,
  });
  return { exitCode: run.exitCode, report: JSON.parse(run.stdout) };
}

type Report = Awaited<ReturnType<typeof doctor>>['report'];

function failures({ checks }: Report) {
  return checks.filter(({ status }: { status: string }) => status !== 'ok');
}

describe('doctor', () => {
  test('finds nothing wrong with a new workspace', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, names: report.checks.map(({ name }: { name: string }) => name) }).toEqual({
      exitCode: 0,
      names: [
        ...['node', 'installation', 'disk', 'permissions', 'manifest', 'environment', 'bot'],
        ...['compose', 'secrecy', 'ports', 'docker'],
      ],
    });
    const schema = await Doctor.result();
    expect(schema.parse(report)).toEqual(report);
    expect({
      healthy: report.healthy,
      workspace: report.workspace,
      wrong: failures(report),
    }).toEqual({
      healthy: true,
      workspace: folder.path,
      wrong: [],
    });
  });

  test('warns without a workspace and says how to make one', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, workspace: report.workspace, wrong: failures(report) }).toEqual({
      exitCode: 0,
      workspace: null,
      wrong: [
        {
          name: 'workspace',
          status: 'warn',
          reason: 'there is none here or above',
          fix: 'run `pokerbot init` in the folder that is to become one',
        },
      ],
    });
  });

  test('warns of a setting that Docker Compose would read otherwise, where there is a file for it', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    writeFileSync(join(folder.path, '.env'), 'SESSION_PREFIX=a$b\n', { mode: 0o600 });
    writeFileSync(join(folder.path, '.env.solver'), "# of mine\nMINE='a$b'\n", { mode: 0o600 });
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, wrong: failures(report) }).toEqual({
      exitCode: 0,
      wrong: [
        {
          name: 'compose',
          status: 'warn',
          reason:
            '`.env:1`: `SESSION_PREFIX` has a `$`, which `pokerbot` takes as it is and Docker Compose replaces',
          fix: 'put the value into single quotes, or into double quotes with `\\$`',
        },
      ],
    });
    rmSync(join(folder.path, 'compose.yaml'));
    expect(failures((await doctor(folder)).report)).toEqual([]);
  });

  test('says that containers get a proxy without its login, and does not show it', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const environment = { HTTPS_PROXY: 'http://me:word@proxy.lab:1', http_proxy: 'proxy.lab:1' };
    const { exitCode, report } = await doctor(folder, { environment });
    expect({ exitCode, wrong: failures(report) }).toMatchObject({
      exitCode: 0,
      wrong: [
        { name: 'proxies', status: 'warn', reason: expect.stringMatching(/^`HTTPS_PROXY` h/) },
      ],
    });
    expect(JSON.stringify(report)).not.toContain('word@');
  });

  test('tells that live play has no scripted opponents to hear', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const bot = { name: 'b', advisors: [{ type: 'scripted', name: 'wild', opponent: 'maniac' }] };
    writeFileSync(join(folder.path, 'config/bot/default.bot.json'), JSON.stringify(bot));
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, wrong: failures(report) }).toMatchObject({
      exitCode: 3,
      wrong: [
        { name: 'bot', status: 'fail', reason: expect.stringContaining('`wild` is a script') },
      ],
    });
  });

  test('tells every file that the stack would refuse, and ends with 3', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    writeFileSync(join(folder.path, '.env'), 'SOLVER_PORT=x\n');
    writeFileSync(join(folder.path, 'config/bot/default.bot.json'), '{ "name": "b" }');
    chmodSync(join(folder.path, '.env'), 0o644);
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, healthy: report.healthy, wrong: failures(report) }).toEqual({
      exitCode: 3,
      healthy: false,
      wrong: [
        {
          name: 'environment',
          status: 'fail',
          reason: '`.env:1`: `SOLVER_PORT` is `x`: expected a port number from 0 to 65535',
          fix: 'correct these values; `docs/env.md` lists type and default of each',
        },
        {
          name: 'bot',
          status: 'fail',
          reason: expect.stringContaining('does not follow its schema\n`advisors`: '),
          fix: expect.any(String),
        },
        {
          name: 'secrecy',
          status: 'warn',
          reason: 'others on this machine may read `.env`',
          fix: 'run `chmod 600 .env`',
        },
      ],
    });
  });

  test('tells where the manifest is wrong', async () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'pokerbot.yaml'), 'version: 1\nname: demo\nuntis: {}\n');
    const { exitCode, report } = await doctor(folder);
    expect({ exitCode, wrong: failures(report) }).toEqual({
      exitCode: 3,
      wrong: [
        {
          name: 'manifest',
          status: 'fail',
          reason: '`pokerbot.yaml:3:1`: unknown key `untis`: did you mean `units`?',
          fix: expect.stringContaining('correct the named lines'),
        },
      ],
    });
  });

  test('names a written port that somebody else holds', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const holder = createTcpServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    writeFileSync(join(folder.path, '.env.vision'), `VISION_PORT=${port}\n`, { mode: 0o600 });
    const { exitCode, report } = await doctor(folder);
    await new Promise((resolve) => holder.close(resolve));
    const [check] = failures(report);
    expect({ exitCode, name: check.name }).toEqual({ exitCode: 3, name: 'ports' });
    expect(check.reason).toContain(`${port}`);
    expect(check.reason).toContain('VISION_PORT');
  });
});

describe('the checks of a machine', () => {
  test.each([
    ['20.19.0', 'ok'],
    ['20.18.3', 'fail'],
    ['18.20.1', 'fail'],
    ['24.1.0', 'ok'],
  ])('Node.js %s: %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  test.each([
    [50 * 1024 ** 2, 'fail', '50 MiB free at `/data`'],
    [500 * 1024 ** 2, 'warn', '500 MiB free at `/data`'],
    [20.5 * 1024 ** 3, 'ok', '20.5 GiB free at `/data`'],
  ])('%d bytes free: %s', (free, status, reason) => {
    expect(judgeDisk('/data', free)).toMatchObject({ status, reason });
  });

  test('an installation that was never built', () => {
    expect(checkInstallation(installationAt('/nowhere'))).toEqual({
      name: 'installation',
      status: 'fail',
      reason:
        'not built: `services/solver/dist/main.js`, `services/vision/dist/main.js`, `packages/agents/dist/main.js`, `packages/orchestrator/dist/main.js`, `packages/evaluator/dist/cli/eval.js`',
      fix: 'run `/nowhere/bin/build`',
    });
  });
});

describe('the check of the container engine', () => {
  const check = (environment: Record<string, string>, wanted: boolean) =>
    checkDocker({ drivers: createDrivers({ environment, installation: noInstallation }), wanted });

  test('looks where the context of `docker` says', async () => {
    using folder = new TemporaryFolder();
    const socket = join(folder.path, 'engine.sock');
    const engine = await listen(socket);
    const id = createHash('sha256').update('lab').digest('hex');
    const meta = join(folder.path, 'contexts/meta', id);
    mkdirSync(meta, { recursive: true });
    writeFileSync(join(folder.path, 'config.json'), '{"currentContext":"lab"}');
    const endpoints = { Endpoints: { docker: { Host: `unix://${socket}` } } };
    writeFileSync(join(meta, 'meta.json'), JSON.stringify(endpoints));
    const found = await check({ DOCKER_CONFIG: folder.path }, true);
    await new Promise((resolve) => engine.close(resolve));
    expect(found).toEqual({
      name: 'docker',
      status: 'ok',
      reason: 'Docker answers (the docker context `lab`)',
    });
  });

  test('fails only for a workspace that asks for containers, and says what to do', async () => {
    const why =
      'The container engine at DOCKER_HOST=unix:///nowhere/docker.sock does not answer (ENOENT)';
    expect(await check(noEngine, false)).toEqual({
      name: 'docker',
      status: 'ok',
      reason: `this workspace needs no engine. ${why}`,
    });
    expect(await check(noEngine, true)).toEqual({
      name: 'docker',
      status: 'fail',
      reason: `the workspace asks for \`driver: docker\`. ${why}`,
      fix: expect.stringMatching(
        /^See how it is: .*; or set `driver: process` in `pokerbot.yaml`$/,
      ),
    });
  });
});

function noInstallation(): never {
  throw new Error('A look for an engine needs no installation');
}

/** Something that says that it is an engine. */
function listen(socket: string): Promise<Server> {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'api-version': '1.43' }).end('OK'),
  );
  return new Promise((resolve) => server.listen(socket, () => resolve(server)));
}
