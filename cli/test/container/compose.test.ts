import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBundle } from '../support/run-bundle.ts';
import { finished, freePorts } from '../support/scenario-workspace.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** A project of its own, and ports that no other stack has. */
const project = `pokerbot-compose-${process.pid}`;
const images = ['solver', 'vision', 'agents', 'orchestrator', 'evaluator'];

let folder: TemporaryFolder;
let workspace: string;
let environment: NodeJS.ProcessEnv;

async function docker(...args: string[]): Promise<string> {
  const child = spawn('docker', args, { cwd: workspace, env: environment });
  const { exitCode, stdout, stderr } = await finished(child);
  if (exitCode === 0) return stdout;
  throw new Error(`docker ${args.join(' ')} ended with ${exitCode}\n${stdout}${stderr}`);
}

const compose = (...args: string[]) => docker('compose', ...args);
const image = (unit: string) => `poker-bot/${unit}:${project}`;

async function layersOf(unit: string): Promise<string[]> {
  const format = '{{json .RootFS.Layers}}';
  return JSON.parse(await docker('image', 'inspect', '--format', format, image(unit)));
}

beforeAll(async () => {
  folder = new TemporaryFolder();
  workspace = join(folder.path, 'lab');
  const [solver, vision, agents, orchestrator] = await freePorts(4);
  environment = {
    ...process.env,
    COMPOSE_PROJECT_NAME: project,
    GIT_SHA: '0123abc',
    BUILD_TS: '2026-01-02T03:04:05Z',
    SOLVER_PORT: String(solver),
    VISION_PORT: String(vision),
    AGENTS_PORT: String(agents),
    ORCH_HTTP_PORT: String(orchestrator),
  };
  await runBundle(['init', 'lab', '--yes', '--quiet'], { folder: folder.path });
  // Together, as one command would build them, evaluator included.
  await compose('--profile', 'eval', 'build', '--quiet');
});

afterAll(async () => {
  await compose('--profile', '*', 'down', '--volumes', '--timeout', '1');
  await docker('image', 'rm', ...images.map(image));
  folder[Symbol.dispose]();
});

describe('the images', () => {
  test('tell what they are made of', async () => {
    const labels = JSON.parse(
      await docker('image', 'inspect', '--format', '{{json .Config.Labels}}', image('solver')),
    );
    // Compose adds some of its own.
    expect(labels).toMatchObject({
      'org.opencontainers.image.title': 'poker-bot/solver',
      'org.opencontainers.image.source': '',
      'org.opencontainers.image.version': '0.1.0',
      'org.opencontainers.image.revision': '0123abc',
      'org.opencontainers.image.created': '2026-01-02T03:04:05Z',
    });
    expect(await docker('run', '--rm', image('solver'), 'node', 'dist/main.js', '--version')).toBe(
      'solver 0.1.0 (0123abc, 2026-01-02T03:04:05Z)\n',
    );
  });

  test('hold no compiler, no package manager of ours, no sources and no tests', async () => {
    const container = (await docker('create', image('evaluator'))).trim();
    try {
      const archive = join(folder.path, 'image.tar');
      await docker('export', '--output', archive, container);
      const { stdout } = await finished(spawn('tar', ['-tf', archive]));
      const files = stdout.split('\n').filter((path) => /^(app|node_modules)\//.test(path));
      expect(files).toContain('app/dist/cli/eval.js');
      expect(files).toContain('node_modules/zod/package.json');
      const unwanted = /\.[cm]?tsx?$|\.map$|\.tsbuildinfo$|(^|\/)(tests?|pnpm|typescript)\//;
      expect(files.filter((path) => unwanted.test(path))).toEqual([]);
      expect(
        stdout.split('\n').filter((path) => /bin\/(pnpm|tsc|gcc|cc|make)$/.test(path)),
      ).toEqual([]);
    } finally {
      await docker('rm', container);
    }
  });

  test('share everything below the unit', async () => {
    const layers = await Promise.all(images.map((unit) => layersOf(unit)));
    // The unit itself, and the empty layer of its working directory.
    for (const each of layers) expect(each.slice(0, -2)).toEqual(layers[0]?.slice(0, -2));
  });

  test('have the same layers when everything is built anew', async () => {
    const anew = ['--no-cache', '--tag', image('solver-anew'), '.pokerbot/context'];
    await docker('build', '--quiet', '--file', 'docker/solver.Dockerfile', ...anew);
    const layers = await layersOf('solver-anew');
    await docker('image', 'rm', image('solver-anew'));
    expect(layers).toEqual(await layersOf('solver'));
  });
});

describe('the stack under Docker Compose', () => {
  test('is what its file says', async () => {
    expect(await compose('config', '--quiet')).toBe('');
    expect((await compose('config', '--profiles')).split(/\s+/).filter(Boolean).sort()).toEqual([
      'eval',
      'research',
      'solver',
      'split',
      'vision',
    ]);
  });

  test('plays an evaluation against the services, and leaves the results to the user', async () => {
    await compose('--profile', 'solver', 'up', '--detach', 'solver', 'vision', 'agents');
    const told = await compose('run', '--rm', 'evaluator', 'smoke', '--hands', '20');
    expect(told).toMatch(/^pass: /);
    const runs = join(workspace, 'results/eval');
    const [run = ''] = readdirSync(runs);
    expect(statSync(join(runs, run)).uid).toBe(process.getuid?.() || 1_000);
    const summary = JSON.parse(readFileSync(join(runs, run, 'summary.json'), 'utf8'));
    expect([summary.hands, summary.degradedHands]).toEqual([20, 0]);
    expect(JSON.parse(readFileSync(join(runs, run, 'manifest.json'), 'utf8')).revision).toBe(
      '0123abc',
    );
  });

  test('hands a unit the secrets that there are as files, which no inspection shows', async () => {
    // The folder keeps others of this machine out; the file is for whoever the container runs as.
    const key = join(mkdtempSync(join(folder.path, 'keys-')), 'openai');
    writeFileSync(key, 'sk-only-in-a-file\n', { mode: 0o444 });
    environment.OPENAI_API_KEY_FILE = key;
    await compose('up', '--detach', '--wait', 'agents');
    delete environment.OPENAI_API_KEY_FILE;
    const read =
      'Object.entries(process.env).filter(([name]) => name.endsWith("_KEY_FILE")).sort()';
    const print = `JSON.stringify(${read}.map(([name, path]) => [name, fs.readFileSync(path, "utf8")]))`;
    expect(JSON.parse(await compose('exec', 'agents', 'node', '--print', print))).toEqual([
      ['ANTHROPIC_API_KEY_FILE', ''],
      ['OPENAI_API_KEY_FILE', 'sk-only-in-a-file\n'],
    ]);
    const container = (await compose('ps', '--quiet', 'agents')).trim();
    const shown = await docker('inspect', container);
    expect(shown).toContain('OPENAI_API_KEY_FILE=/run/secrets/OPENAI_API_KEY');
    expect(shown).not.toContain('sk-only-in-a-file');
  });

  test('comes up whole and healthy, and does nothing the second time', async () => {
    await compose('up', '--detach', '--wait');
    const before = await compose('ps', '--format', '{{.ID}} {{.Service}} {{.Health}}');
    expect(
      before
        .trim()
        .split('\n')
        .map((line) => line.replace(/^\w+ /, ''))
        .sort(),
    ).toEqual(['agents healthy', 'orchestrator healthy', 'solver healthy', 'vision healthy']);
    await compose('up', '--detach', '--wait');
    expect(await compose('ps', '--format', '{{.ID}} {{.Service}} {{.Health}}')).toBe(before);
    const ready = await fetch(`http://127.0.0.1:${environment.ORCH_HTTP_PORT}/readyz`);
    expect(await ready.json()).toEqual({ ready: true });
  });

  test('is hardened, labelled and bound to the loopback', async () => {
    const ids = (await compose('ps', '--quiet')).trim().split('\n');
    const containers: Container[] = JSON.parse(await docker('inspect', ...ids));
    for (const { Config, HostConfig } of containers) {
      const { CapDrop, Init, Memory, PidsLimit, ReadonlyRootfs, SecurityOpt } = HostConfig;
      expect({ CapDrop, Init, Memory, PidsLimit, ReadonlyRootfs, SecurityOpt }).toEqual({
        CapDrop: ['ALL'],
        Init: true,
        Memory: 1_073_741_824,
        PidsLimit: 256,
        ReadonlyRootfs: true,
        SecurityOpt: ['no-new-privileges:true'],
      });
      expect(Config.User).toMatch(/^[1-9]\d*:/);
      expect(Config.Labels['pokerbot.workspace']).toBe(project);
      const addresses = Object.values(HostConfig.PortBindings).flat();
      expect(addresses.filter(({ HostIp }) => HostIp !== '127.0.0.1')).toEqual([]);
    }
    const networks = await docker('network', 'ls', '--format', '{{.Name}}');
    expect(networks.split('\n')).toContain(`${project}_poker-bot-net`);
  });

  test('goes away and keeps its volumes', async () => {
    await compose('down', '--timeout', '1');
    expect(await compose('ps', '--all', '--quiet')).toBe('');
    const volumes = await docker('volume', 'ls', '--quiet', '--filter', `name=${project}_`);
    expect(volumes.trim().split('\n').sort()).toEqual([
      `${project}_model-cache`,
      `${project}_solver-cache`,
    ]);
  });

  test('says so when the folder for results is missing, instead of making one for root', async () => {
    rmSync(join(workspace, 'results'), { recursive: true });
    await expect(compose('run', '--rm', '--no-deps', 'evaluator', 'list')).rejects.toThrow(
      `${join(workspace, 'results')}`,
    );
    expect(existsSync(join(workspace, 'results'))).toBe(false);
  });
});

interface Container {
  readonly Config: { readonly User: string; readonly Labels: Readonly<Record<string, string>> };
  readonly HostConfig: {
    readonly CapDrop: readonly string[];
    readonly Init: boolean;
    readonly Memory: number;
    readonly PidsLimit: number;
    readonly ReadonlyRootfs: boolean;
    readonly SecurityOpt: readonly string[];
    readonly PortBindings: Readonly<Record<string, readonly { readonly HostIp: string }[]>>;
  };
}
