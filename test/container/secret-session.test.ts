import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RotateResult } from '../../cli/src/secrets/rotation/rotate.ts';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import type { SmokeSummary } from '../../packages/shared/src/evaluation/smoke-summary.ts';
import { ContainerWorkspace, docker } from '../support/container-workspace.ts';

const key = 'OPENAI_API_KEY';
const [oldKey, newKey] = ['sk-of-last-month-x7Qd', 'sk-of-this-month-p3Zf'];
const values = [oldKey, newKey];
let workspace: ContainerWorkspace;
let provider: ProviderServer;
let gate: Server;
let watching: ReturnType<typeof setInterval>;
const seenInArguments = new Set<string>();

beforeAll(async () => {
  provider = await ProviderServer.start({ keys: values });
  gate = await openToContainers(provider.port);
  workspace = await ContainerWorkspace.create('discreet');
  const url = `http://host.docker.internal:${provider.port}/v1`;
  appendFileSync(
    join(workspace.folder, '.env.agents'),
    `\nOPENAI_BASE_URL=${url}\nOPENAI_MODEL=test-model\n`,
  );
  appendFileSync(join(workspace.folder, 'pokerbot.yaml'), 'secrets: { store: vault }\n');
  watching = setInterval(() => {
    for (const line of allArguments()) {
      if (values.some((value) => line.includes(value))) seenInArguments.add(line);
    }
  }, 20);
});

afterAll(async () => {
  clearInterval(watching);
  await workspace?.dispose();
  gate?.close();
  await provider?.[Symbol.asyncDispose]();
});

/** Lets containers reach a port of this machine's loopback, by the address that they know this machine under. */
async function openToContainers(port: number): Promise<Server> {
  const gateway = await docker(
    'network',
    'inspect',
    'bridge',
    '--format',
    '{{(index .IPAM.Config 0).Gateway}}',
  );
  const server = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const end of [socket, onward])
      end.on('error', () => void [socket, onward].map((each) => each.destroy()));
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, gateway.trim(), resolve));
  return server;
}

function allArguments(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      } catch {
        return '';
      }
    });
}

/** Files below a folder that hold one of the values. */
function filesWithValues(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => holdsValue(readFileSync(file).toString('latin1')));
}

function holdsValue(text: string): boolean {
  return values.some((value) => text.includes(value));
}

/** Every byte of every layer and description of the images. */
async function imagesHoldValue(
  images: readonly string[],
): Promise<{ found: boolean; bytes: number }> {
  const child = spawn('docker', ['save', ...images], { stdio: ['ignore', 'pipe', 'inherit'] });
  const longest = Math.max(...values.map(({ length }) => length));
  let [found, bytes, rest] = [false, 0, ''];
  for await (const chunk of child.stdout) {
    bytes += (chunk as Buffer).length;
    const text = rest + (chunk as Buffer).toString('latin1');
    found ||= holdsValue(text);
    rest = text.slice(-longest);
  }
  return { found, bytes };
}

test('a session with a rotation in its middle leaves the value of no secret anywhere', async () => {
  await workspace.piped(oldKey, 'secrets', 'set', key);
  await workspace.up();
  const play = (runId: string) =>
    workspace.succeed('eval', 'smoke', '--hands', '40', '--run-id', runId, '--json');
  const before: SmokeSummary = JSON.parse(await play('before'));
  expect(before.advisors.agents?.answered).toBeGreaterThan(20);

  await workspace.piped(newKey, 'secrets', 'rotate', key, '--json');
  provider.keys = new Set([newKey]);
  const calls = provider.calls.length;
  const after: SmokeSummary = JSON.parse(await play('after'));
  expect(after).toMatchObject({ degradedHands: 0 });
  expect(provider.calls.slice(calls).every(({ accepted }) => accepted)).toBe(true);
  const record = JSON.parse(await workspace.succeed('secrets', 'history', key, '--json'));
  expect(record.versions.map(({ state }: { state: string }) => state)).toEqual([
    'previous',
    'current',
  ]);

  const containers = await workspace.owned('container');
  const told: Record<string, string> = {};
  for (const name of containers) {
    told[`inspect ${name}`] = await docker('inspect', name);
    told[`logs ${name}`] = await docker('logs', name);
  }
  told.logs = await workspace.succeed('logs', '--json');
  told.status = await workspace.succeed('status', '--json');
  told.secrets = await workspace.succeed('secrets', 'status', '--json');
  told.plan = await workspace.succeed('plan', '--json');
  const formats = await docker('inspect', '--format', '{{.Config.Image}}', ...containers);
  const images = [...new Set(formats.trim().split('\n'))];
  for (const image of images)
    told[`history ${image}`] = await docker('history', '--no-trunc', image);
  expect(Object.keys(told).filter((name) => holdsValue(told[name] ?? ''))).toEqual([]);
  expect(filesWithValues(join(workspace.folder, '..'))).toEqual([]);
  expect([...seenInArguments]).toEqual([]);

  const layers = await imagesHoldValue(images);
  expect(layers.found).toBe(false);
  process.stdout.write(
    `no value in ${Object.keys(told).length} answers, in any file of workspace and home, in the arguments of any process, ` +
      `in ${Math.round(layers.bytes / 1e6)} MB of ${images.length} images\n`,
  );
});

test('the search finds what is there', async () => {
  // The container's own memory is where the value has to be.
  const seen = await docker('exec', workspace.container('agents'), 'cat', `/run/secrets/${key}`);
  expect(holdsValue(seen)).toBe(true);
  workspace.write('planted.txt', `x${oldKey}`);
  expect(filesWithValues(workspace.folder)).toEqual([join(workspace.folder, 'planted.txt')]);
});

test('a rotation that is refused leaves the containers as they are', async () => {
  const running = await workspace.runOf('agents');
  const mistyped = workspace.piped('sk-mistyped', 'secrets', 'rotate', key, '--json');
  await expect(mistyped).rejects.toThrow();
  expect(await workspace.runOf('agents')).toBe(running);
  const back = await workspace.run('secrets', 'rollback', key, '--yes', '--json');
  // The old key is refused by now, so going back to it is.
  expect(JSON.parse(back.stdout).error.code).toBe('KEY_REFUSED');
  expect(await workspace.runOf('agents')).toBe(running);
  const rotated: RotateResult = JSON.parse(
    await workspace.succeed('secrets', 'rotate', '--due', '--json'),
  );
  expect(rotated.rotated).toEqual([]);
});
