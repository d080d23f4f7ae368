import type { Manifest } from '../../../stack/manifest/manifest-schema.ts';
import { isSecretName } from '../../is-secret.ts';
import { type KnownName, knownName } from '../../known-names.ts';
import type { SettingsFile } from './settings-file.ts';

/** One `NAME=value` of an environment file. */
export interface Assignment {
  readonly file: SettingsFile;
  /** As it is written. */
  readonly name: string;
  /** Undefined for a name that the registry does not have. */
  readonly known: KnownName | undefined;
  /** Whether the value is a secret itself, by the registry or by the manifest. */
  readonly secret: boolean;
  readonly value: string;
  readonly raw: string;
  readonly line: number;
  /** Of the name. */
  readonly column: number;
  readonly valueColumn: number;
}

/** @param manifest names secrets of the workspace's own */
export function assignmentsOf(
  file: SettingsFile,
  manifest?: Pick<Manifest, 'secrets'>,
): Assignment[] {
  const { content } = file;
  if (content.problem !== undefined) return [];
  return content.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment') return [];
    const { name, value, raw, line } = entry;
    const equals = raw.indexOf('=');
    const before = raw.slice(0, equals);
    const space = /^[ \t]*/.exec(raw.slice(equals + 1))?.[0].length ?? 0;
    return [
      {
        file,
        name,
        known: knownName(name),
        secret: isSecretName(name, manifest),
        value,
        raw,
        line,
        column: before.lastIndexOf(name) + 1,
        valueColumn: equals + space + 2,
      },
    ];
  });
}

/** The value as it is written, with its quotes and without a comment. */
export function writtenValue({ raw, value }: Assignment): string {
  const text = raw.slice(raw.indexOf('=') + 1).trim();
  const quote = text[0];
  return quote === '"' || quote === "'" ? text : value;
}
