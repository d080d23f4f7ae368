import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { downResult } from '../../src/schemas/down-result.ts';
import { listResult } from '../../src/schemas/list-result.ts';
import { logsResult } from '../../src/schemas/logs-result.ts';
import { planResult } from '../../src/schemas/plan-result.ts';
import { statusResult } from '../../src/schemas/status-result.ts';
import { upResult } from '../../src/schemas/up-result.ts';
import type { StackState, UnitSnapshot } from '../../src/stack/drivers/process/stack-state.ts';
import { startTimeOf } from '../../src/stack/process-identity.ts';
import { repositoryRoot } from './repository-root.ts';

const program = join(repositoryRoot, 'cli/bundle/main.js');
const units = join(repositoryRoot, 'cli/test/fixtures/units');
const builtin = ['solver', 'vision', 'agents', 'orchestrator'];

const schemas: Readonly<Record<string, z.ZodType>> = {
  up: upResult,
  restart: upResult,
  down: downResult,
  plan: planResult,
  status: statusResult,
  ls: listResult,
  logs: logsResult,
};

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface FakeUnit {
  readonly program: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
}

/** A workspace in a folder of its own, with a state folder that no other stack shares. */
export class ScenarioWorkspace {
  readonly home: string;
  readonly folder: string;

  constructor(home?: string) {
    this.home = home ?? realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-home-')));
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-stack-')));
  }

  /** Declares fake units and switches the built-in ones off, except those kept, with what is said of them. */
  declare(fakes: Readonly<Record<string, FakeUnit>>, kept: Readonly<Record<string, object>> = {}) {
    const builtins = builtin.map((name) => [name, kept[name] ?? { enabled: false }]);
    const own = Object.entries(fakes).map(
      ([name, { program: file, port, environment, dependsOn }]) => [
        name,
        {
          command: [process.execPath, join(units, `${file}.mjs`)],
          ports: { PORT: port },
          health: { protocol: 'http' },
          environment: environment ?? {},
          dependsOn: dependsOn ?? [],
        },
      ],
    );
    const manifest = {
      version: 1,
      name: 'scenario',
      units: Object.fromEntries([...builtins, ...own]),
    };
    // JSON is YAML.
    writeFileSync(join(this.folder, 'pokerbot.yaml'), JSON.stringify(manifest));
  }

  start(...args: string[]): ChildProcess {
    mkdirSync(join(this.home, 'tmp'), { recursive: true });
    return spawn(process.execPath, [program, ...args], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: this.home,
        TMPDIR: join(this.home, 'tmp'),
        POKERBOT_HOME: join(this.home, 'state'),
        CI: '1',
        // The manifests leave the driver open; these scenarios are about a machine without an engine.
        DOCKER_HOST: 'unix:///nowhere/docker.sock',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  run(...args: string[]): Promise<CommandResult> {
    return finished(this.start(...args));
  }

  /** Runs a command that has to succeed and gives its document, held to the published schema. */
  async json<T>(...args: string[]): Promise<T> {
    const { exitCode, stdout, stderr } = await this.run(...args, '--json');
    if (exitCode !== 0)
      throw new Error(`${args.join(' ')} ended with ${exitCode}: ${stdout}${stderr}`);
    return schemas[args[0] ?? '']?.parse(JSON.parse(stdout)) as T;
  }

  state(): StackState {
    return JSON.parse(
      readFileSync(join(this.folder, '.pokerbot/stack.json'), 'utf8'),
    ) as StackState;
  }

  unit(name: string): UnitSnapshot | undefined {
    return this.state().units.find((unit) => unit.name === name);
  }

  /** Waits until a command has the log of a unit open, as one does that follows it. */
  async follows(command: ChildProcess, unit: string): Promise<void> {
    const log = realpathSync(join(this.folder, 'logs', `${unit}.log`));
    await eventually(`process ${command.pid} follows ${unit}`, () =>
      openFiles(command.pid).includes(log),
    );
  }

  log(unit: string): string {
    return readFileSync(join(this.folder, 'logs', `${unit}.log`), 'utf8');
  }

  async dispose(): Promise<void> {
    await this.run('down');
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Waits for the end of a command and everything it wrote. */
export function finished(child: ChildProcess): Promise<CommandResult> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Paths of what a process has open; none once it has ended. */
function openFiles(pid: number | undefined): string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).map((descriptor) => readlinkSync(join(folder, descriptor)));
  } catch {
    return [];
  }
}

/** Looks again and again until the condition holds; fails after the limit, in milliseconds. */
export async function eventually(
  what: string,
  condition: () => boolean,
  limit = 30_000,
): Promise<number> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > limit) throw new Error(`Not within ${limit} ms: ${what}`);
    await delay(10);
  }
  return performance.now() - start;
}

export function isRunning(pid: number | undefined): boolean {
  return pid !== undefined && startTimeOf(pid) !== undefined;
}

/** Ports that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
