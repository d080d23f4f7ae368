import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DocumentCommand } from './document-commands.ts';

export interface DocumentShellOptions {
  /** An empty folder, in which the reader begins. */
  readonly folder: string;
  /** What the shell knows besides the environment of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Longest time for one command, in milliseconds. */
  readonly limit: number;
}

/** Milliseconds without another line after which somebody has seen enough and types Ctrl-C. */
const patience = 2_000;
/** Exit code of a program that ended because of Ctrl-C, as shells count it. */
const interrupted = 130;
/** Goes on in the folder of the command before, with what it exported. */
const carriedOn = '. "$0/environment"; cd "$(cat "$0/folder")" || exit';
const kept = 'code=$?; export -p >"$0/environment"; pwd >"$0/folder"; exit $code';

/** Somebody who types the commands of a page, one after the other. */
export class DocumentShell {
  readonly #options: DocumentShellOptions;
  readonly #state: string;

  constructor(options: DocumentShellOptions) {
    this.#options = options;
    this.#state = join(options.folder, '.shell');
    mkdirSync(this.#state);
    writeFileSync(join(this.#state, 'environment'), '');
    writeFileSync(join(this.#state, 'folder'), `${options.folder}\n`);
  }

  /** @throws Error when the command ends otherwise than its page says, with what it wrote */
  async type(command: DocumentCommand): Promise<void> {
    const { text, ends } = command;
    const script = ends === 'by Ctrl-C' ? `exec ${text}` : `eval "$1"; ${kept}`;
    const child = this.#start(`${carriedOn}; ${script}`, text);
    const output = new Output(child);
    const closed = ended(child);
    const limit = setTimeout(() => signalAll(child, 'SIGKILL'), this.#options.limit);
    const asSaid =
      ends === 'by Ctrl-C' ? await isStopped(child, output, closed) : (await closed) === ends;
    clearTimeout(limit);
    if (asSaid) return;
    throw new Error(`\`${text}\` ended with ${await closed}, not ${ends}\n${output.text}`);
  }

  #start(script: string, text: string): ChildProcess {
    return spawn('sh', ['-c', script, this.#state, text], {
      cwd: this.#options.folder,
      env: { ...process.env, ...this.#options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
  }
}

/** Whether the command goes on until Ctrl-C, and ends then. */
async function isStopped(
  child: ChildProcess,
  output: Output,
  closed: Promise<number>,
): Promise<boolean> {
  for (let quiet = 0; quiet < patience; quiet = performance.now() - output.latest) {
    const early = await Promise.race([closed, delay(patience - quiet)]);
    if (early !== undefined) return false;
  }
  signalAll(child, 'SIGINT');
  return [0, interrupted].includes(await closed);
}

/** What a command has written, and when it last did. */
class Output {
  readonly #chunks: Buffer[] = [];
  latest = performance.now();

  constructor({ stdout, stderr }: ChildProcess) {
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#chunks.push(chunk);
        this.latest = performance.now();
      });
    }
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' ? interrupted : -1)),
    );
  });
}

/** A key that a terminal sends reaches every process of the command. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All have ended meanwhile.
  }
}
