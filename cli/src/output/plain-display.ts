import type { TextSink } from '../context.ts';
import type { ProgressEvent } from '../events.ts';
import type { Display } from './display.ts';
import { formatDuration } from './duration.ts';
import type { Palette } from './palette.ts';

/** One line for each thing that begins or ends: for logs, pipes and terminals that cannot redraw. */
export class PlainDisplay implements Display {
  readonly #sink: TextSink;
  readonly #palette: Palette;
  readonly #titles = new Map<string, string>();

  constructor(sink: TextSink, palette: Palette) {
    this.#sink = sink;
    this.#palette = palette;
  }

  show(event: ProgressEvent): void {
    const line = this.#line(event);
    if (line !== undefined) this.#sink.write(`${line}\n`);
  }

  async close(): Promise<void> {}

  #line(event: ProgressEvent): string | undefined {
    const { success, failure, warning, faint, hint } = this.#palette;
    switch (event.type) {
      case 'tasks.planned':
        for (const { id, title } of event.tasks) this.#titles.set(id, title);
        return undefined;
      case 'task.started':
        this.#titles.set(event.id, event.title);
        return `${hint('…')} ${event.title}`;
      case 'task.progress':
        return `  ${this.#title(event.id)}: ${faint(event.text)}`;
      case 'task.done':
        return `${success('✔')} ${event.text ?? this.#title(event.id)}${this.#time(event.milliseconds)}`;
      case 'task.failed':
        return `${failure('✖')} ${this.#title(event.id)}: ${event.message}`;
      case 'task.skipped':
        return `${warning('-')} ${this.#title(event.id)}: skipped, ${event.because}`;
      case 'note':
        return event.level === 'warning' ? `${warning('warning:')} ${event.text}` : event.text;
    }
  }

  #title(id: string): string {
    return this.#titles.get(id) ?? id;
  }

  #time(milliseconds: number | undefined): string {
    return milliseconds === undefined
      ? ''
      : ` ${this.#palette.faint(formatDuration(milliseconds))}`;
  }
}
