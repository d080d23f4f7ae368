import { readFileSync } from 'node:fs';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { removeLeftovers, replaceFile } from './replace-file.ts';
import { type RiskState, riskStateSchema } from './risk-state.ts';

/**
 * Keeps the risk state in a file that is always whole: each state is written aside, forced to the disk and put in
 * place. While one is being written only the latest of those that follow waits; a state that a crash swallowed is made
 * up for from the hand log at the next start.
 */
export class RiskStateFile {
  readonly #path: string;
  #latest: RiskState | undefined;
  #writing: Promise<void> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Removes what processes that died while writing have left beside the file. */
  tidy(): Promise<void> {
    return removeLeftovers(this.#path);
  }

  /**
   * The state kept; undefined when there is none yet.
   *
   * @throws PokerbotError `RISK_STATE_DAMAGED`, `FILE_UNREADABLE`
   */
  read(): RiskState | undefined {
    const text = this.#readText();
    if (text === undefined) return undefined;
    const parsed = riskStateSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new PokerbotError('RISK_STATE_DAMAGED', {
      message: `\`${this.#path}\` is no risk state: \`${issue?.path.join('.') || '(root)'}\` ${issue?.message}`,
      next: [
        `Restore \`${this.#path}\` from a backup`,
        `Remove \`${this.#path}\` and accept that today starts from zero`,
      ],
      details: { path: this.#path },
      cause: parsed.error,
    });
  }

  /**
   * Keeps a state. Resolves when it, or a later one, is on the disk.
   *
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`; the state goes with the next one that is kept
   */
  keep(state: RiskState): Promise<void> {
    this.#latest = state;
    this.#writing ??= this.#writeLatest();
    return this.#writing;
  }

  async #writeLatest(): Promise<void> {
    try {
      for (let state = this.#latest; state !== undefined; state = this.#latest) {
        await replaceFile(this.#path, `${JSON.stringify(state)}\n`);
        if (this.#latest === state) this.#latest = undefined;
      }
    } catch (error) {
      throw fileFault(this.#path, error);
    } finally {
      // Not a moment later: a state that comes in between would wait for a write that is over.
      this.#writing = undefined;
    }
  }

  #readText(): string | undefined {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new PokerbotError('FILE_UNREADABLE', {
        message: `\`${this.#path}\` cannot be read: ${(cause as Error).message}`,
        details: { path: this.#path },
        cause,
      });
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
