import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { runCli } from '../../src/cli/run-cli.ts';

const config = join(import.meta.dirname, '../../../../config');

/** A bot that needs no service. */
const bot = { name: 'heuristic', advisors: [{ type: 'heuristic', samples: 20 }] };

export interface Told {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with everything that an evaluation reads; gone when it is disposed of. */
export class TemporaryWorkspace implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'pokerbot-eval-'));

  constructor() {
    for (const folder of ['opponents', 'eval']) {
      cpSync(join(config, folder), join(this.path, 'config', folder), { recursive: true });
    }
    mkdirSync(join(this.path, 'config/bot'));
    this.write('config/bot/default.bot.json', JSON.stringify(bot));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.file(name), text);
  }

  /** Runs a command line in this process, in this folder. */
  async eval(
    argv: readonly string[],
    options: {
      signal?: AbortSignal;
      onOut?: () => void;
      onText?: (text: string) => void;
      environment?: Readonly<Record<string, string>>;
      /** Program of its worker threads; without one everything is played in this thread. */
      worker?: URL;
    } = {},
  ): Promise<Told> {
    let out = '';
    let err = '';
    const exitCode = await runCli({
      argv,
      // Nothing listens on port 1: a service that runs on this machine has no part in a test.
      environment: {
        LOG_LEVEL: 'silent',
        SOLVER_ADDR: '127.0.0.1:1',
        AGENTS_ADDR: '127.0.0.1:1',
        ...options.environment,
      },
      workingDirectory: this.path,
      installation: this.path,
      version: '0.0.0',
      clock: systemClock,
      worker: options.worker,
      signal: options.signal ?? new AbortController().signal,
      out: (text) => {
        out += text;
        options.onOut?.();
        options.onText?.(text);
      },
      err: (text) => {
        err += text;
      },
    });
    return { exitCode, out, err };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
