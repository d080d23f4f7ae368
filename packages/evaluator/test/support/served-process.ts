import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { TemporaryWorkspace } from './temporary-workspace.ts';

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');
const program = join(
  import.meta.dirname,
  '../../../executor/test/support/acpc/external-player.mjs',
);

/** A dealer in a process of its own, with a program of somebody else for every seat that it tells. Both end with it. */
export class ServedProcess implements Disposable {
  readonly dealer: ChildProcess;
  readonly programs: ChildProcess[] = [];
  readonly events: EvaluatorLine[] = [];
  readonly ended: Promise<unknown[]>;
  #rest = '';

  constructor(
    argv: readonly string[],
    { workspace, behaviour }: { workspace: TemporaryWorkspace; behaviour: string },
  ) {
    this.dealer = spawn(process.execPath, [entryPoint, 'serve', ...argv, '--events'], {
      cwd: workspace.path,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = once(this.dealer, 'close');
    this.dealer.stdout?.on('data', (piece: Buffer) => {
      const lines = (this.#rest + piece.toString()).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#hear(JSON.parse(line), behaviour);
    });
  }

  /** Resolves when so many hands are on file, by what it tells. */
  async hands(count: number): Promise<void> {
    const isThere = () =>
      this.events.some(
        (event) => event.type === 'progress' && 'hands' in event && event.hands >= count,
      );
    while (!isThere()) {
      if (this.dealer.exitCode !== null) throw new Error(`The dealer ended before hand ${count}`);
      await Promise.race([once(this.dealer.stdout ?? this.dealer, 'data'), this.ended]);
    }
  }

  #hear(event: EvaluatorLine, behaviour: string): void {
    this.events.push(event);
    if (event.type !== 'listening') return;
    for (const { host, port } of event.seats) {
      const args = [program, host, String(port), behaviour];
      this.programs.push(spawn(process.execPath, args, { stdio: 'ignore' }));
    }
  }

  [Symbol.dispose](): void {
    for (const each of [this.dealer, ...this.programs]) each.kill('SIGKILL');
  }
}
