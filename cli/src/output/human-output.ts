import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { TextSink } from '../context.ts';
import type { CliEvent, ProgressEvent } from '../events.ts';
import type { Display } from './display.ts';
import { errorText } from './error-text.ts';
import type { Outcome, Output } from './output.ts';
import type { Palette } from './palette.ts';

export interface HumanOutputOptions {
  readonly output: TextSink;
  readonly errors: TextSink;
  readonly display: Display;
  /** Colours of stdout and of stderr: one may be a terminal and the other not. */
  readonly palettes: { readonly output: Palette; readonly errors: Palette };
  readonly verbose: boolean;
}

/** Text for people: progress, notes and errors on stderr, the result on stdout. */
export class HumanOutput implements Output {
  readonly #options: HumanOutputOptions;

  constructor(options: HumanOutputOptions) {
    this.#options = options;
  }

  event(_event: CliEvent, progress: readonly ProgressEvent[] = []): void {
    for (const step of progress) this.#options.display.show(step);
  }

  ready(event: CliEvent, progress: readonly ProgressEvent[]): void {
    this.event(event, progress);
  }

  line(text: string): void {
    this.#options.output.write(`${text}\n`);
  }

  note(text: string): void {
    this.#options.display.show({ type: 'note', level: 'info', text });
  }

  warn(text: string): void {
    this.#options.display.show({ type: 'note', level: 'warning', text });
  }

  async result(outcome: Outcome): Promise<void> {
    const { display, output, palettes } = this.#options;
    await display.close();
    const text = outcome.text(palettes.output);
    if (text !== '') output.write(`${text}\n`);
  }

  async error(error: PokerbotError): Promise<void> {
    const { display, errors, palettes, verbose } = this.#options;
    await display.close();
    errors.write(`${errorText(error, { palette: palettes.errors, verbose })}\n`);
  }
}
