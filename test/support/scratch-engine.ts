import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './command.ts';
import { ScratchNetwork } from './scratch-network.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface ScratchEngineOptions {
  /** HOST:PORT of a registry that stands in for the usual one. */
  readonly mirror: string;
  /** The daemon; the one on the path when absent. */
  readonly program?: string | undefined;
  /** Folder in which the daemon finds its helpers before any other. */
  readonly helpers?: string | undefined;
  /** More arguments for the daemon. */
  readonly args?: readonly string[] | undefined;
}

/** Longest life, should whoever started it be killed; in seconds. */
const longestLife = 1_800;
const upWithin = 30_000;
const downWithin = 40_000;

/**
 * A Docker Engine that knows nothing, with state, socket and network of its own. It touches no rule and no bridge of any other
 * engine, and is gone without a trace afterwards. Needs root, `dockerd`, `ip` and `iptables`.
 */
export class ScratchEngine implements AsyncDisposable {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  readonly #folder: ReturnType<typeof temporaryFolder>;
  readonly #network: ScratchNetwork;
  readonly #daemon: ChildProcess;

  private constructor(
    folder: ReturnType<typeof temporaryFolder>,
    network: ScratchNetwork,
    options: ScratchEngineOptions,
  ) {
    this.#folder = folder;
    this.#network = network;
    this.host = `unix://${join(folder.path, 'engine.sock')}`;
    this.#daemon = this.#spawn(options);
  }

  /** Resolves when it answers. */
  static async start(options: ScratchEngineOptions): Promise<ScratchEngine> {
    const folder = temporaryFolder('engine');
    const network = await ScratchNetwork.create();
    const engine = new ScratchEngine(folder, network, options);
    try {
      await engine.#untilItAnswers();
      return engine;
    } catch (error) {
      await engine[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The `docker` command, asking this engine. */
  async docker(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await run('docker', ['--host', this.host, ...args], {
      cwd: '/',
    });
    if (status === 0) return stdout.trim();
    throw new Error(`docker ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
    await this.#network[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }

  get #log(): string {
    return join(this.#folder.path, 'dockerd.log');
  }

  #spawn({ mirror, program = 'dockerd', helpers, args = [] }: ScratchEngineOptions): ChildProcess {
    const inFolder = (name: string) => join(this.#folder.path, name);
    const log = openSync(this.#log, 'w');
    const daemon = spawn(
      'timeout',
      [
        ...[String(longestLife), program],
        ...['--host', this.host, '--pidfile', inFolder('pid')],
        ...['--data-root', inFolder('data'), '--exec-root', inFolder('exec')],
        ...['--registry-mirror', `http://${mirror}`],
        ...this.#network.args,
        ...args,
      ],
      {
        cwd: '/',
        stdio: ['ignore', log, log],
        env: { ...process.env, PATH: [helpers, process.env.PATH].filter(Boolean).join(':') },
      },
    );
    closeSync(log);
    return daemon;
  }

  async #untilItAnswers(): Promise<void> {
    for (const until = Date.now() + upWithin; Date.now() < until; await delay(100)) {
      if (this.#daemon.exitCode !== null) break;
      const { status } = await run('docker', ['--host', this.host, 'version'], { cwd: '/' });
      if (status === 0) return;
    }
    const log = readFileSync(this.#log, 'utf8').trim().split('\n').slice(-10).join('\n');
    throw new Error(`The engine does not answer; its log ends with\n${log}`);
  }

  async #end(): Promise<void> {
    if (this.#daemon.exitCode !== null) return;
    const ended = new Promise((done) => this.#daemon.once('exit', done));
    this.#daemon.kill('SIGTERM');
    const timer = setTimeout(() => this.#daemon.kill('SIGKILL'), downWithin);
    await ended;
    clearTimeout(timer);
    rmSync(join(this.#folder.path, 'exec'), { recursive: true, force: true });
  }
}
