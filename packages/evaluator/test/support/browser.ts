import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { browserProgram } from './browser-program.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What the browser says by itself. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: Parameters;
  readonly sessionId?: string;
}

interface Answer extends Partial<BrowserEvent> {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A Chromium without a window, spoken to over its debugging pipe: messages of JSON, each ended by a zero byte. */
export class Browser implements AsyncDisposable {
  readonly #profile = mkdtempSync(join(tmpdir(), 'pokerbot-browser-'));
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #listeners: ((event: BrowserEvent) => void)[] = [];
  #last = 0;

  constructor() {
    // As root, as in a container, its sandbox cannot be had; it opens only what the test wrote.
    const unsafe = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#child = spawn(
      browserProgram ?? '',
      [
        '--headless',
        '--remote-debugging-pipe',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--disable-background-networking',
        `--user-data-dir=${this.#profile}`,
        ...unsafe,
      ],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env: { ...process.env, TMPDIR: this.#profile },
      },
    );
    let rest = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  onEvent(listener: (event: BrowserEvent) => void): void {
    this.#listeners.push(listener);
  }

  async call<T>(method: string, params: Parameters = {}, sessionId?: string): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    const message = JSON.stringify({ id, method, params, sessionId });
    (this.#child.stdio[3] as Writable).write(`${message}\0`);
    const answer = await new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result as T;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  #hear(answer: Answer): void {
    const { id, method, params = {}, sessionId } = answer;
    if (id !== undefined) this.#waiting.get(id)?.(answer);
    else if (method !== undefined) {
      const event = { method, params, ...(sessionId === undefined ? {} : { sessionId }) };
      for (const listener of this.#listeners) listener(event);
    }
  }
}
