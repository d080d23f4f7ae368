import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { putInPlace, writeDraft } from '../records/durable-file.ts';
import type { PlacePaths } from './certificate-step.ts';

/** What the files of units hold: PEM texts. */
export interface WireContents {
  readonly certificate: string;
  readonly key: Secret;
  readonly authority: string | null;
}

/** The files that units read; each call is whole or was not made. */
export interface WireFiles {
  /** Undefined where nothing lies. */
  read(path: string): string | undefined;
  put(path: string, text: string): void;
  /** Removes what a `put` that was cut off has left beside the file. */
  tidy(path: string): void;
}

/** The files of this machine. One that is replaced keeps its owner and its mode: containers read it as another user. */
export const wireFiles: WireFiles = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  put: (path, text) => {
    const before = statSync(path, { throwIfNoEntry: false });
    // Of one name, so that what a power cut leaves is overwritten and not forgotten.
    const draft = draftOf(path);
    rmSync(draft, { force: true });
    writeDraft(draft, text);
    if (before) {
      const { uid, gid } = statSync(draft);
      if (before.uid !== uid || before.gid !== gid) chownSync(draft, before.uid, before.gid);
      chmodSync(draft, before.mode & 0o777);
      sync(draft);
    }
    putInPlace(draft, path);
  },
  tidy: (path) => rmSync(draftOf(path), { force: true }),
};

function draftOf(path: string): string {
  return `${path}.draft`;
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** @throws PokerbotError `CERTIFICATE_ABSENT` where one of the files is missing or is not what it should be */
export function readContents(files: WireFiles, place: PlacePaths): WireContents {
  const read = (path: string) => {
    const text = files.read(path);
    if (text !== undefined) return text;
    throw unusable(`\`${path}\` is not there`);
  };
  const contents = {
    certificate: read(place.certificate),
    key: new Secret(read(place.key)),
    authority: place.authority === null ? null : read(place.authority),
  };
  if (!isPair(contents)) {
    throw unusable(
      `\`${place.certificate}\` and \`${place.key}\` hold no certificate with its key`,
    );
  }
  return contents;
}

/** Whether certificate and key belong together. */
export function isPair({ certificate, key }: Pick<WireContents, 'certificate' | 'key'>): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key.reveal()));
  } catch {
    return false;
  }
}

export function holds(files: WireFiles, place: PlacePaths, wanted: WireContents): boolean {
  return entries(place, wanted).every(([path, text]) => files.read(path) === text);
}

/**
 * Puts contents in place, file after file. What lies there has to be of the same rotation.
 *
 * @throws PokerbotError `CERTIFICATE_CHANGED`, with nothing overwritten
 */
export function install(
  files: WireFiles,
  place: PlacePaths,
  { wanted, known }: { readonly wanted: WireContents; readonly known: readonly WireContents[] },
): void {
  const own = new Set(known.flatMap((each) => entries(place, each).map(([, text]) => text)));
  for (const [path] of entries(place, wanted)) {
    const found = files.read(path);
    if (found !== undefined && !own.has(found)) throw changed(path);
  }
  for (const [path, text] of entries(place, wanted)) {
    if (files.read(path) !== text) files.put(path, text);
  }
  tidy(files, place);
}

/** Leaves no key beside the files of units. */
export function tidy(files: WireFiles, { certificate, key, authority }: PlacePaths): void {
  for (const path of [certificate, key, authority]) if (path !== null) files.tidy(path);
}

/** What is trusted comes first, and goes last by a step of its own. */
function entries(
  place: PlacePaths,
  { authority, certificate, key }: WireContents,
): (readonly [path: string, text: string])[] {
  return [
    ...(place.authority === null || authority === null
      ? []
      : [[place.authority, authority] as const]),
    [place.key, key.reveal()],
    [place.certificate, certificate],
  ];
}

function unusable(why: string): PokerbotError {
  return new PokerbotError('CERTIFICATE_ABSENT', {
    message: `${why}, so there is nothing that could come back`,
    next: ['Put the first certificate there by hand, run `pokerbot up`, and rotate from then on'],
  });
}

function changed(path: string): PokerbotError {
  return new PokerbotError('CERTIFICATE_CHANGED', {
    message: `\`${path}\` holds what this rotation has not put there; it was not overwritten`,
    details: { path },
  });
}
