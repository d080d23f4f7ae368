type Encoding = 'utf-16le' | 'utf-16be';

/** Git looks as far to tell a text from anything else. */
const looked = 8_000;
/** Of the characters of a text in some Latin script, at least this part is below 256. */
const leastNarrow = 0.9;

/** The encoding of a text in UTF-16, which some programs of Windows write; undefined for anything else. Not all of them begin it with a mark. */
export function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return encodingOf(zeros(bytes.subarray(0, looked)));
}

interface Zeros {
  readonly pairs: number;
  readonly first: number;
  readonly second: number;
}

function zeros(bytes: Uint8Array): Zeros {
  let [first, second] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) first += 1;
    else second += 1;
  }
  return { pairs: Math.floor(bytes.length / 2), first, second };
}

function encodingOf({ pairs, first, second }: Zeros): Encoding | undefined {
  if (pairs === 0) return undefined;
  if (first === 0 && second >= pairs * leastNarrow) return 'utf-16le';
  return second === 0 && first >= pairs * leastNarrow ? 'utf-16be' : undefined;
}
