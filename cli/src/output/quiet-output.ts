import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Output } from './output.ts';

/** `--quiet`: the exit code is the answer; only an error is written. */
export class QuietOutput implements Output {
  readonly #errors: Output;

  constructor(errors: Output) {
    this.#errors = errors;
  }

  event(): void {}

  ready(): void {}

  line(): void {}

  note(): void {}

  warn(): void {}

  async result(): Promise<void> {}

  async error(error: PokerbotError): Promise<void> {
    await this.#errors.error(error);
  }
}
