import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { TextSink } from '../context.ts';
import type { CliEvent } from '../events.ts';
import { errorDocument } from './error-document.ts';
import type { Outcome, Output } from './output.ts';

/** `--json`: exactly one document on stdout, the result or the error, and nothing else. */
export class JsonOutput implements Output {
  readonly #output: TextSink;
  readonly #errors: TextSink;

  constructor(output: TextSink, errors: TextSink) {
    this.#output = output;
    this.#errors = errors;
  }

  event(): void {}

  ready(event: CliEvent): void {
    this.#errors.write(`${JSON.stringify(event)}\n`);
  }

  line(): void {}

  note(): void {}

  warn(): void {}

  async result({ document }: Outcome): Promise<void> {
    this.#write(document);
  }

  async error(error: PokerbotError): Promise<void> {
    this.#write(errorDocument(error));
  }

  #write(document: unknown): void {
    this.#output.write(`${JSON.stringify(document, null, 2)}\n`);
  }
}
