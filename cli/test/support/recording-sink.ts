import { Writable } from 'node:stream';
import type { TextSink } from '../../src/context.ts';

/** Keeps what is written. */
export class RecordingSink implements TextSink {
  readonly isTTY = false;
  readonly columns = undefined;
  readonly stream = new Writable({
    write: (bytes, _encoding, done) => {
      this.write(String(bytes));
      done();
    },
  });
  text = '';

  write(text: string): void {
    this.text += text;
  }
}
