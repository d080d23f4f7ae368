/** One thing in an archive. */
export type TarEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly executable: boolean;
      readonly content: Buffer;
    }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

const blockBytes = 512;
const nameBytes = 100;
const types = { file: '0', link: '2', folder: '5', extended: 'x' } as const;
/** Owner is root and the time the epoch, whatever they are here: the same content gives the same bytes. */
const fileMode = 0o644;
const programMode = 0o755;

/**
 * An entry as it stands in a tar archive.
 *
 * @see POSIX.1-2017, pax, "ustar Interchange Format" and "pax Extended Header"
 */
export function encodeEntry(entry: TarEntry): Buffer {
  const path = entry.kind === 'folder' ? `${entry.path}/` : entry.path;
  const target = entry.kind === 'link' ? entry.target : '';
  const content = entry.kind === 'file' ? entry.content : Buffer.alloc(0);
  const executable = entry.kind !== 'file' || entry.executable;
  const header = encodeHeader({
    path,
    target,
    type: types[entry.kind],
    mode: executable ? programMode : fileMode,
    size: content.length,
  });
  return Buffer.concat([extendedHeader(path, target), header, padded(content)]);
}

/** Two empty blocks end an archive. */
export const endOfArchive: Buffer = Buffer.alloc(2 * blockBytes);

interface Header {
  readonly path: string;
  readonly target: string;
  readonly type: string;
  readonly mode: number;
  readonly size: number;
}

function encodeHeader({ path, target, type, mode, size }: Header): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(shortened(path), 0, nameBytes);
  header.write(octal(mode, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(0, 11), 136);
  header.write(type, 156);
  header.write(shortened(target), 157, nameBytes);
  header.write('ustar\u000000', 257);
  // The checksum counts its own field as spaces.
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

/** Names that do not fit into the old header stand before it. */
function extendedHeader(path: string, target: string): Buffer {
  const records = [record('path', path), record('linkpath', target)].join('');
  if (records === '') return Buffer.alloc(0);
  const content = Buffer.from(records);
  const header = encodeHeader({
    path: 'pax',
    target: '',
    type: types.extended,
    mode: fileMode,
    size: content.length,
  });
  return Buffer.concat([header, padded(content)]);
}

/** A record begins with its own length, in decimal. */
function record(key: string, value: string): string {
  if (Buffer.byteLength(value) <= nameBytes && /^[\x20-\x7e]*$/.test(value)) return '';
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  const guess = bytes + String(bytes).length;
  return `${bytes + String(guess).length}${rest}`;
}

function shortened(text: string): string {
  return Buffer.from(text).subarray(0, nameBytes).toString('latin1');
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function padded(content: Buffer): Buffer {
  const rest = content.length % blockBytes;
  return rest === 0 ? content : Buffer.concat([content, Buffer.alloc(blockBytes - rest)]);
}
