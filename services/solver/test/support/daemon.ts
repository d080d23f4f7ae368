import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Longest wait for a line or an end; a daemon needs a fraction of a second. */
const patience = 30_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const entryPoints = {
  solver: '../../dist/main.js',
  vision: '../../../vision/dist/main.js',
  agents: '../../../../packages/agents/dist/main.js',
} as const;

export type Unit = keyof typeof entryPoints;

/** A daemon as a process of its own. */
export class Daemon implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  #stderr = '';
  #onLine: () => void = () => undefined;
  readonly ended: Promise<Ended>;

  constructor(
    unit: Unit,
    options: { args?: readonly string[]; environment?: Record<string, string> } = {},
  ) {
    const entryPoint = fileURLToPath(new URL(entryPoints[unit], import.meta.url));
    this.#child = spawn(process.execPath, [entryPoint, ...(options.args ?? [])], {
      env: { PATH: process.env.PATH, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.#child;
    if (!stdout || !stderr) throw new Error('The child has no pipes');
    createInterface({ input: stdout }).on('line', (line) => {
      this.#lines.push(line);
      this.#onLine();
    });
    stderr.on('data', (chunk) => {
      this.#stderr += chunk;
    });
    this.ended = once(this.#child, 'close', { signal: AbortSignal.timeout(patience) }).then(
      ([code]) => ({ code, stdout: this.#lines.join('\n'), stderr: this.#stderr }),
    );
    this.ended.catch(() => undefined);
  }

  /** The fields of a log line with this message, now or when it comes. */
  async logged(message: string): Promise<Record<string, unknown>> {
    for (;;) {
      const line = this.#lines.find((text) => text.includes(`"msg":"${message}"`));
      if (line) return JSON.parse(line);
      const next = new Promise<void>((resolve) => {
        this.#onLine = resolve;
      });
      const end = this.ended.then(({ stderr }) => {
        throw new Error(`Ended before it logged \`${message}\`: ${stderr}`);
      });
      await Promise.race([next, end]);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended.catch(() => undefined);
  }
}
