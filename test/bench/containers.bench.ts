import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Benchmark, Measurement } from './benchmark.ts';

const checkout = resolve(import.meta.dirname, '../..');
const rounds = 5;
/** The same for both tools: how often the engine looks decides how soon either one can know. */
const pace = 'interval: 2s';
const services = ['solver', 'vision', 'agents', 'orchestrator'];

/** One workspace whose stack either tool can run, from the same images. */
interface Site {
  readonly folder: string;
  readonly launcher: string;
  pokerbot(...args: string[]): number;
  compose(...args: string[]): number;
}

/** Wall time of `pokerbot` against `docker compose` for the same step of the same stack, in turn: medians. */
function sideBySide(name: string, bar: number, steps: Steps): Benchmark {
  return {
    name: `containers-${name}`,
    unit: 'ms',
    versus: '`docker compose` with the same images',
    better: 'lower',
    bar,
    needsEngine: true,
    run: async () => await inSite((site) => measure(site, steps)),
  };
}

interface Steps {
  /** Brings about the state in which the step is taken. */
  before(tool: (...args: string[]) => number, site: Site): void;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

const upOfCompose = ['up', '--detach', '--wait'];

function measure(site: Site, { before, ours, theirs }: Steps): Measurement {
  const values: number[] = [];
  const peers: number[] = [];
  // By turns as a whole: both stacks at once would share the processors.
  for (let round = 0; round < rounds; round += 1) {
    before(site.pokerbot, site);
    values.push(site.pokerbot(...ours));
    site.pokerbot('down');
    before(site.compose, site);
    peers.push(site.compose(...theirs));
    site.compose('down', '--timeout', '10');
  }
  return { value: median(values), peer: median(peers) };
}

function startWith(tool: (...args: string[]) => number, site: Site): void {
  tool(...(tool === site.compose ? upOfCompose : ['up']));
}

async function inSite<T>(
  work: (site: Site) => T | Promise<T>,
  installation = checkout,
): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'pokerbot-bench-'));
  const folder = join(parent, `bench-${basename(parent).toLowerCase().slice(-6)}`);
  const launcher = join(installation, 'bin/pokerbot');
  const ports = Object.fromEntries(
    (await freePorts(4)).map((port, index) => [
      ['SOLVER_PORT', 'VISION_PORT', 'AGENTS_PORT', 'ORCH_HTTP_PORT'][index],
      String(port),
    ]),
  );
  const site: Site = {
    folder,
    launcher,
    pokerbot: (...args) => time(process.execPath, [launcher, ...args], folder),
    compose: (...args) => time('docker', ['compose', ...args], folder, ports),
  };
  time(process.execPath, [launcher, 'init', folder, '--yes', '--driver', 'docker'], parent);
  const override = services.map((name) => `  ${name}: { healthcheck: { ${pace} } }`);
  writeFileSync(join(folder, 'compose.override.yaml'), `services:\n${override.join('\n')}\n`);
  try {
    site.pokerbot('build');
    site.compose('build');
    return await work(site);
  } finally {
    site.pokerbot('down', '--volumes', '--yes');
    site.compose('--profile', '*', 'down', '--volumes', '--rmi', 'all', '--timeout', '1');
    rmSync(parent, { recursive: true, force: true });
  }
}

function time(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): number {
  const env = { ...process.env, ...environment };
  const started = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  const passed = performance.now() - started;
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${status}: ${stderr}`);
  return passed;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((done) => {
        server.listen(0, '127.0.0.1', () => done(server));
      });
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A line that is added to a source of the solver, until the solver made of it is healthy. */
const edit: Benchmark = {
  name: 'containers-edit',
  unit: 'ms',
  versus: '`docker compose up --build` after the same edit',
  better: 'lower',
  bar: 0.5,
  needsEngine: true,
  run: async () => {
    const parent = mkdtempSync(join(tmpdir(), 'pokerbot-edit-'));
    const clone = join(parent, 'pokerbot');
    // The tree as it is, built, so that an edit of it is nobody else's.
    cpSync(checkout, clone, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    try {
      return await inSite((site) => editBoth(site, clone), clone);
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  },
};

const source = 'services/solver/src/main.ts';

async function editBoth(site: Site, installation: string): Promise<Measurement> {
  const values = await editWatched(site, join(installation, source));
  const peers: number[] = [];
  site.compose(...upOfCompose);
  for (let round = 0; round < rounds; round += 1) {
    appendFileSync(join(site.folder, '.pokerbot/context/sources', source), `// ${round}\n`);
    peers.push(site.compose(...upOfCompose, '--build'));
  }
  site.compose('down', '--timeout', '10');
  return { value: median(values), peer: median(peers) };
}

async function editWatched({ launcher, folder }: Site, file: string): Promise<number[]> {
  const watching = spawn(process.execPath, [launcher, 'up', '--watch', '--ndjson'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ups = new Ups(watching.stdout);
  const values: number[] = [];
  await ups.next();
  const original = readFileSync(file, 'utf8');
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    writeFileSync(file, `${original}// ${round}\n`);
    await ups.next();
    values.push(performance.now() - started);
  }
  const ended = new Promise((done) => watching.once('close', done));
  watching.kill('SIGINT');
  await ended;
  return values;
}

/** The times at which a watching command says that everything is up. */
class Ups {
  #count = 0;
  #told = 0;
  #wake: () => void = () => undefined;

  constructor(stream: NodeJS.ReadableStream) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.#count += lines.filter((line) => line.includes('"type":"up"')).length;
      this.#wake();
    });
  }

  async next(): Promise<void> {
    this.#told += 1;
    while (this.#count < this.#told) {
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
  }
}

/** Of the whole image, the base included; a unit's own layers are a few hundred kilobytes. */
const size: Benchmark = {
  name: 'containers-image-size',
  unit: 'MB',
  versus: 'the image with Node.js that it is built on',
  better: 'lower',
  bar: 1.1,
  needsEngine: true,
  run: async () =>
    await inSite(({ folder }) => ({
      value: sizeOf(`poker-bot/solver:${basename(folder)}`),
      peer: sizeOf('node:24-bookworm-slim'),
    })),
};

function sizeOf(image: string): number {
  const { stdout } = spawnSync('docker', ['image', 'inspect', '--format', '{{.Size}}', image], {
    encoding: 'utf8',
  });
  return Number(stdout) / 1_000_000;
}

/** Every image of the stack from the sources alone; what the package manager has fetched before stays. */
const build: Benchmark = {
  name: 'containers-build',
  unit: 'ms',
  versus: '`docker compose build` of the same units',
  better: 'lower',
  bar: 1.2,
  needsEngine: true,
  run: async () =>
    await inSite((site) => {
      const values: number[] = [];
      const peers: number[] = [];
      for (let round = 0; round < buildRounds; round += 1) {
        forgetLayers(site);
        values.push(site.pokerbot('build'));
        forgetLayers(site);
        peers.push(site.compose('build'));
      }
      return { value: median(values), peer: median(peers) };
    }),
};

const buildRounds = 3;
let edits = 0;

/** A line behind the first `FROM` makes every layer another one. */
function forgetLayers({ folder }: Site): void {
  edits += 1;
  const line = `ENV BENCHMARK=${process.pid}-${edits}`;
  for (const name of readdirSync(join(folder, 'docker'))) {
    const path = join(folder, 'docker', name);
    const text = readFileSync(path, 'utf8').replace(/^ENV BENCHMARK=.*\n/m, '');
    writeFileSync(
      path,
      text.replace(/^FROM .*\n/m, (from) => `${from}${line}\n`),
    );
  }
}

export const benchmarks: Benchmark[] = [
  sideBySide('cold-start', 1, { before: () => undefined, ours: ['up'], theirs: upOfCompose }),
  sideBySide('no-op', 2.5, { before: startWith, ours: ['up'], theirs: ['up', '--detach'] }),
  sideBySide('one-changed', 1, {
    before: (tool, site) => {
      startWith(tool, site);
      edits += 1;
      writeFileSync(
        join(site.folder, '.env.solver'),
        `LOG_LEVEL=${edits % 2 === 0 ? 'info' : 'debug'}\n`,
      );
    },
    ours: ['up'],
    theirs: upOfCompose,
  }),
  sideBySide('down', 1.5, { before: startWith, ours: ['down'], theirs: ['down'] }),
  edit,
  build,
  size,
];
