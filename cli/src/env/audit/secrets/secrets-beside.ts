import type { AuditedEntry } from '../../dotenv-file.ts';
import { isSecretName } from '../../is-secret.ts';
import type { Place } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { AuditSubject } from '../subject.ts';
import { type FoundSecret, SecretSearch } from './find-secrets.ts';
import { findKeys } from './key-patterns.ts';
import { soughtSecrets } from './own-secrets.ts';

/** A secret of an environment file that is the value of no secret there. */
export interface SecretBeside extends FoundSecret {
  readonly at: Place;
}

/** Read as a text in which somebody may also write about secrets. */
const readAs = 'settings.txt';

/**
 * Secrets in what nobody reads as settings: comments, such as the older key, lines that do not parse, files that are damaged; and
 * those that are the values of variables with which nobody declares a secret.
 */
export function secretsBeside(subject: AuditSubject): SecretBeside[] {
  const search = new SecretSearch(soughtSecrets(subject));
  return subject.settings.flatMap((file) =>
    piecesOf(file, subject).flatMap(({ text, line }) =>
      search.inText(readAs, text).map((secret) => {
        const at = placeAt(file.path, text, secret.index);
        return { ...secret, at: { ...at, line: line + (at.line ?? 1) - 1 } };
      }),
    ),
  );
}

interface Piece {
  readonly text: string;
  readonly line: number;
}

function piecesOf({ content }: SettingsFile, { manifest }: AuditSubject): Piece[] {
  if (content.problem !== undefined) return [{ text: content.remains ?? '', line: 1 }];
  let line = 1;
  return content.entries.map((entry) => {
    const piece = { text: withoutTold(entry, manifest), line };
    line += entry.raw.split('\n').length - 1;
    return piece;
  });
}

/** A value that is told of as one of its variable is not told of again. */
function withoutTold(entry: AuditedEntry, manifest: AuditSubject['manifest']): string {
  if (entry.kind !== 'assignment') return entry.raw;
  const { name, value, raw } = entry;
  if (!isSecretName(name, manifest) && findKeys(value).length === 0) return raw;
  const start = raw.indexOf('=') + 1;
  const end = raw.indexOf(value, start);
  return end === -1 ? '' : ' '.repeat(end + value.length) + raw.slice(end + value.length);
}
