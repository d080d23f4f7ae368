import type { TextSink } from '../../src/context.ts';

/** Keeps what is written. */
export class RecordingSink implements TextSink {
  readonly isTTY = false;
  readonly columns = undefined;
  text = '';

  write(text: string): void {
    this.text += text;
  }
}
