import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import type { FailureCard } from '../../cli/src/stack/failure/failure-card.ts';
import type { UpResult } from '../../cli/src/stack/use-cases/results.ts';
import { workspaceId } from '../../cli/src/workspace/workspace-id.ts';
import { type CommandResult, finished } from '../../cli/test/support/scenario-workspace.ts';
import { run } from './command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = resolve(import.meta.dirname, '../../cli/bundle/main.js');
const programs = resolve(import.meta.dirname, '../../cli/test/fixtures/units');
/** What finds the engine, and the place for what is needed for a while. */
const passedOn = ['PATH', 'TMPDIR', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG'];

export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly next: readonly string[];
    readonly details: { readonly cards?: readonly FailureCard[]; readonly reason?: string };
  };
}

/** A workspace as `init` writes it, for containers, with programs of its own; nothing of it stays on the engine. */
export class ContainerWorkspace {
  readonly folder: string;
  /** Its name on the engine. */
  readonly id: string;
  readonly #root: ReturnType<typeof temporaryFolder>;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(
    root: ReturnType<typeof temporaryFolder>,
    folder: string,
    environment: NodeJS.ProcessEnv,
  ) {
    this.#root = root;
    this.folder = folder;
    this.id = workspaceId(folder);
    this.#environment = environment;
  }

  static async create(name: string): Promise<ContainerWorkspace> {
    const root = temporaryFolder('containers');
    const home = join(root.path, 'home');
    mkdirSync(home);
    const workspace = new ContainerWorkspace(root, join(root.path, name), {
      ...Object.fromEntries(passedOn.map((variable) => [variable, process.env[variable]])),
      HOME: home,
      POKERBOT_HOME: home,
      CI: '1',
    });
    mkdirSync(workspace.folder);
    await workspace.succeed('init', '--yes', '--driver', 'docker');
    cpSync(programs, join(workspace.folder, 'programs'), { recursive: true });
    return workspace;
  }

  /** The same workspace for somebody with other variables. */
  as(environment: Readonly<Record<string, string>>): ContainerWorkspace {
    return new ContainerWorkspace(this.#root, this.folder, {
      ...this.#environment,
      ...environment,
    });
  }

  /** Declares units; the built-in ones not among them are switched off. JSON is YAML. */
  declare(units: Readonly<Record<string, object>>, more: object = {}): void {
    const off = ['solver', 'vision', 'agents', 'orchestrator'].map((unit) => [
      unit,
      { enabled: false },
    ]);
    this.write(
      'pokerbot.yaml',
      JSON.stringify({
        version: 1,
        name: 'scenario',
        driver: 'docker',
        units: { ...Object.fromEntries(off), ...units },
        ...more,
      }),
    );
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(resolve(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }

  start(...args: readonly string[]): ChildProcess {
    return this.#spawn(args, 'ignore');
  }

  /** Runs a command with something piped in, which has to work. */
  async piped(input: string, ...args: readonly string[]): Promise<void> {
    const child = this.#spawn(args, 'pipe');
    child.stdin?.end(input);
    const { exitCode, stderr } = await finished(child);
    if (exitCode !== 0) throw new Error(stderr);
  }

  #spawn(args: readonly string[], stdin: 'ignore' | 'pipe'): ChildProcess {
    return spawn(process.execPath, [program, ...args], {
      cwd: this.folder,
      env: this.#environment,
      stdio: [stdin, 'pipe', 'pipe'],
    });
  }

  run(...args: readonly string[]): Promise<CommandResult> {
    return finished(this.start(...args));
  }

  /** Runs a command that has to work, and gives what it wrote. */
  async succeed(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(...args);
    if (exitCode === 0) return stdout;
    throw new Error(`pokerbot ${args.join(' ')} ended with ${exitCode}\n${stdout}${stderr}`);
  }

  async up(...args: readonly string[]): Promise<UpResult> {
    return JSON.parse(await this.succeed('up', '--json', ...args));
  }

  /** Runs an `up` that has to fail, and gives what it says. */
  async refused(...args: readonly string[]): Promise<ErrorDocument['error']> {
    const { exitCode, stdout, stderr } = await this.run('up', '--json', ...args);
    if (exitCode === 0) throw new Error(`\`up\` has worked\n${stdout}${stderr}`);
    return (JSON.parse(stdout) as ErrorDocument).error;
  }

  container(unit: string): string {
    return `${this.id}-${unit}`;
  }

  /** What tells one run of a unit's container from another. */
  runOf(unit: string): Promise<string> {
    return docker('inspect', '--format', '{{.Id}} {{.State.StartedAt}}', this.container(unit));
  }

  /** Returns when the container of a unit has been started, whatever becomes of it. */
  async untilRuns(unit: string): Promise<void> {
    const filter = ['--filter', `name=^${this.container(unit)}$`, '--quiet'];
    await vi.waitUntil(async () => (await docker('ps', ...filter)) !== '', {
      timeout: 60_000,
      interval: 50,
    });
  }

  /** Forgets the image that a unit runs, which nobody else will. */
  async removeImage(unit: string): Promise<void> {
    const format = '{{.Config.Image}}';
    const image = await docker('inspect', '--format', format, this.container(unit));
    await docker('image', 'rm', '--force', image);
  }

  /** Names of things of this workspace on the engine, of one kind. */
  async owned(kind: 'container' | 'network' | 'volume'): Promise<string[]> {
    const format = kind === 'container' ? '{{.Names}}' : '{{.Name}}';
    const all = kind === 'container' ? ['--all'] : [];
    const label = `label=pokerbot.workspace=${this.id}`;
    const listed = await docker(kind, 'ls', ...all, '--filter', label, '--format', format);
    return listed.split('\n').filter(Boolean).sort();
  }

  /** Removes everything, also where the product did not. */
  async dispose(): Promise<void> {
    await this.run('down', '--volumes', '--yes');
    await disposeAll([
      () => this.#remove('container', 'rm', '--force', '--volumes'),
      () => this.#remove('network', 'rm'),
      () => this.#remove('volume', 'rm', '--force'),
      () => this.#root[Symbol.dispose](),
    ]);
  }

  async #remove(kind: 'container' | 'network' | 'volume', ...removal: string[]): Promise<void> {
    const names = await this.owned(kind);
    if (names.length > 0) await docker(kind, ...removal, ...names);
  }
}

/** Does all of it, one after the other, also when some of it fails. @throws the first failure */
export async function disposeAll(disposals: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const dispose of disposals) {
    await Promise.resolve()
      .then(dispose)
      .catch((failure) => failures.push(failure));
  }
  if (failures.length > 0) throw failures[0];
}

/** A program of the workspace that serves on a port, and is asked there whether it is ready. */
export function serving(program: string, port: number | undefined, environment: object = {}) {
  return {
    command: ['node', `programs/${program}`],
    ports: { PORT: port },
    health: { protocol: 'http' },
    environment: { HOST: '0.0.0.0', ...environment },
  };
}

/** The `docker` command, as somebody beside the product would use it. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run('docker', args, { cwd: '/' });
  if (status === 0) return stdout.trim();
  throw new Error(`docker ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
}
