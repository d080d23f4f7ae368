import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { TextSink } from '../context.ts';
import type { CliEvent } from '../events.ts';
import { errorDocument } from './error-document.ts';
import type { Outcome, Output } from './output.ts';

/** `--ndjson`: each event as one line, the last line being `result` or `error`. */
export class NdjsonOutput implements Output {
  readonly #output: TextSink;

  constructor(output: TextSink) {
    this.#output = output;
  }

  event(event: CliEvent): void {
    this.#output.write(`${JSON.stringify(event)}\n`);
  }

  ready(event: CliEvent): void {
    this.event(event);
  }

  line(_text: string, event: CliEvent): void {
    this.event(event);
  }

  note(text: string): void {
    this.event({ type: 'note', level: 'info', text } as CliEvent);
  }

  warn(text: string): void {
    this.event({ type: 'note', level: 'warning', text } as CliEvent);
  }

  async result({ document }: Outcome): Promise<void> {
    this.event({ type: 'result', result: document } as CliEvent);
  }

  async error(error: PokerbotError): Promise<void> {
    this.event({ type: 'error', ...errorDocument(error) } as CliEvent);
  }
}
