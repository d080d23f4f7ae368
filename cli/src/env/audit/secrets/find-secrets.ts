import { knownName, knownSpellings } from '../../known-names.ts';
import { isPlaceholder } from '../settings/placeholder.ts';
import { findKeys, looksDrawn } from './key-patterns.ts';

/** A secret in a text. */
export interface FoundSecret {
  readonly what: string;
  /** The variable that it belongs to, where that is known. */
  readonly variable?: string | undefined;
  /** For comparing, never for showing. */
  readonly text: string;
  readonly index: number;
}

/** Values of the workspace's own secrets, with the variables that have them. */
export type OwnSecrets = ReadonlyMap<string, string>;

/** Files in which `NAME: value` is a setting and no code. */
const settingsLike =
  /(^|\/)(\.env[^/]*|[^/]*\.(ya?ml|json|toml|ini|conf|cfg|properties|env|sh)|[^/]*Dockerfile[^/]*)$/;

/** Files in which `NAME=value` may be a setting, an example or code. */
const scriptLike =
  /(^|\/)([^/]*\.(bash|zsh|ksh|fish|bat|cmd|ps1|mk|md|mdx|rst|adoc|txt|py|rb)|GNUmakefile|[Mm]akefile|[Jj]ustfile|\.?(bash|zsh)rc|\.?profile|\.envrc)$/;
const quotedOnly = /\.(py|rb)$/;

const secretNames = knownSpellings().filter((name) => {
  const known = knownName(name);
  return known?.variable.secret && !known.isPath;
});
const assignment = new RegExp(
  `\\b(${secretNames.join('|')})\\b["']?\\]?[ \\t]*(?:[:?]?=|:)[ \\t]*(["']?)([^\\s"'#,;}]{8,})`,
  'g',
);

/** Every secret in a text: keys by their form, the workspace's own by value, and what is given to the variable of a secret. */
export function findSecrets(path: string, text: string, own: OwnSecrets): FoundSecret[] {
  const found: FoundSecret[] = [...findOwn(text, own), ...findKeys(text)];
  if (settingsLike.test(path)) found.push(...findAssigned(text));
  else if (scriptLike.test(path)) found.push(...findDrawn(path, text));
  // The same place, recognised in two ways, is one secret.
  const places = new Map<number, FoundSecret>();
  for (const each of found) {
    const line = text.lastIndexOf('\n', each.index);
    if (!places.has(line)) places.set(line, each);
  }
  return [...places.values()];
}

function* findOwn(text: string, own: OwnSecrets): Generator<FoundSecret> {
  for (const [value, variable] of own) {
    const index = text.indexOf(value);
    if (index !== -1) yield { what: `the value of \`${variable}\``, variable, text: value, index };
  }
}

interface AssignedSecret extends FoundSecret {
  readonly quoted: boolean;
}

/** Where examples and code stand between the settings, only what looks like a real value. */
function findDrawn(path: string, text: string): FoundSecret[] {
  const mustBeQuoted = quotedOnly.test(path);
  return findAssigned(text).filter(
    (each) =>
      (each.quoted || !mustBeQuoted) &&
      /^[\w+/=.:@~%!-]+$/.test(each.text) &&
      looksDrawn(each.text),
  );
}

function findAssigned(text: string): AssignedSecret[] {
  return [...text.matchAll(assignment)].flatMap((match) => {
    const [whole, variable = '', quote = '', value = ''] = match;
    // A reference, a path, or the name of an entry in somebody's store.
    if (/^[$<{*/.]|^[A-Z][A-Z_]*$/.test(value) || isPlaceholder(value, { secret: true })) return [];
    const index = match.index + whole.length - value.length;
    return [
      { what: `a value of \`${variable}\``, variable, text: value, index, quoted: quote !== '' },
    ];
  });
}
