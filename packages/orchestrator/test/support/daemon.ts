import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../dist/main.js');

/** An orchestrator in a process of its own. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly exited: Promise<number | null>;
  output = '';
  errors = '';

  constructor(environment: Readonly<Record<string, string>>, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, [main, ...args], {
      env: { ORCH_HTTP_PORT: '0', ORCH_PING_SOLVER: 'false', ...environment },
    });
    this.#child.stdout?.on('data', (chunk) => {
      this.output += chunk;
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.errors += chunk;
    });
    this.exited = once(this.#child, 'close').then(([code]) => code);
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.exited;
  }

  /** Lines of its log with this message. */
  said(message: string): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
      .filter((entry) => entry.msg === message);
  }

  get port(): number {
    return Number(this.said('listening')[0]?.httpPort);
  }

  async get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async text(path: string): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.port}${path}`)).text();
  }
}
