import { Transform } from 'node:stream';
import { Redaction } from './redaction.ts';

/** Lets every byte through but those of the values. */
export function redactingStream(values: readonly string[]): Transform {
  const redaction = new Redaction(values.map((value) => asLatin1(Buffer.from(value))));
  return new Transform({
    transform: (piece: Buffer, _encoding, done) =>
      done(null, Buffer.from(redaction.take(asLatin1(piece)), 'latin1')),
    flush: (done) => done(null, Buffer.from(redaction.end(), 'latin1')),
  });
}

/** One character for each byte, so that what is no text comes back as it was. */
function asLatin1(bytes: Buffer): string {
  return bytes.toString('latin1');
}
