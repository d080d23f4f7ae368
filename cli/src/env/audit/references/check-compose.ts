import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { isForeignName, knownName } from '../../known-names.ts';
import { misspelt } from '../../misspelt.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import type { TextFile } from '../repository/read-texts.ts';
import type { AuditSubject } from '../subject.ts';
import { isApartInContainers } from './apart-in-containers.ts';
import { isSecretLike } from './check-dockerfile.ts';
import { type ComposeService, composeServices } from './compose-services.ts';

/** What `compose.yaml` takes from the environment, and what it fixes. */
export function checkCompose(subject: AuditSubject, file: TextFile): Finding[] {
  const { path, text } = file;
  const read = readCompose(text);
  if ('mistake' in read) {
    const at = placeAt(path, text, read.index);
    return [finding('config-invalid', { at, message: `\`${path}\`: ${read.mistake}` })];
  }
  const { services } = read;
  return [
    ...checkSubstitutions(subject, file),
    ...services.flatMap((service) => [
      ...checkEnvironment(subject, service, file),
      ...checkBuild(service, file),
      ...checkLinks(subject, service, file),
    ]),
  ];
}

type ReadCompose =
  | { readonly services: readonly ComposeService[] }
  | { readonly mistake: string; readonly index: number };

function readCompose(text: string): ReadCompose {
  const document = parseDocument(text, { merge: true });
  const [mistake] = document.errors;
  if (mistake) return { mistake: firstLine(mistake.message), index: mistake.pos[0] };
  try {
    return { services: composeServices(document.toJS()) };
  } catch (error) {
    // An alias without its anchor, or far too many of them.
    return { mistake: firstLine((error as Error).message), index: 0 };
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

/** `$NAME`, `${NAME}`, with a default or a message after it; `$$` is a dollar. */
const substitution = /(?<!\$)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)((:?[-?+])[^}]*)?\})/g;

function checkSubstitutions(subject: AuditSubject, { path, text }: TextFile): Finding[] {
  const code = text.replaceAll(/(^|\s)#.*$/gm, (comment) => ' '.repeat(comment.length));
  return [...code.matchAll(substitution)].flatMap((match) => {
    const name = String(match[1] ?? match[2]);
    const at = placeAt(path, text, match.index);
    const meant = knownName(name) || isForeignName(name) ? undefined : misspelt(name);
    if (meant !== undefined) {
      const message = `\`${path}\` takes \`${name}\`: did you mean \`${meant}\`?`;
      return [finding('reference-undeclared', { at, variable: name, message })];
    }
    const optional = /^:?[-+]/.test(match[3] ?? '');
    if (optional || isForeignName(name) || isSet(subject, name)) return [];
    const message = `\`${path}\` takes \`${name}\`, which is set nowhere and has no default there`;
    return [finding('value-missing', { at, variable: name, message })];
  });
}

/** Compose itself looks into the process environment and `.env` only. */
function isSet({ environment, assignments }: AuditSubject, name: string): boolean {
  if (environment[name]) return true;
  return assignments.some(
    (each) => each.name === name && each.file.unit === undefined && each.value !== '',
  );
}

function checkEnvironment(
  { environments }: AuditSubject,
  { name: unit, environment }: ComposeService,
  { path, text }: TextFile,
): Finding[] {
  const resolved = environments[unit];
  if (!resolved) return [];
  return Object.entries(environment).flatMap(([name, value]) => {
    const at = placeAt(path, text, Math.max(0, text.search(new RegExp(`\\b${name}\\b\\s*[:=]`))));
    const known = knownName(name);
    if (!known && !isForeignName(name)) {
      const message = `\`${path}\` sets \`${name}\` for \`${unit}\`, and no unit reads it`;
      return [finding('reference-undeclared', { at, variable: name, message })];
    }
    const ours = resolved[name];
    const comparable =
      value !== '' && !value.includes('$') && !isApartInContainers(name) && !known?.variable.secret;
    const parsed = comparable ? known?.variable.schema.safeParse(value) : undefined;
    if (parsed?.success === false) {
      const reason = parsed.error.issues.map(({ message }) => message).join(', ');
      const message = `\`${name}\` of \`${unit}\` is \`${value}\`: ${reason}`;
      return [finding('value-invalid', { at, variable: name, message })];
    }
    if (!comparable || !ours || ours.value === value) return [];
    const message = `\`${path}\` gives \`${unit}\` \`${name}=${value}\`, and ${ours.origin === 'default' ? 'the default' : `\`${ours.origin}\``} says \`${ours.value}\``;
    return [finding('value-differs', { at, variable: name, message })];
  });
}

/** What a build is given stays in the history of its image. */
function checkBuild({ name: unit, buildArguments }: ComposeService, { path, text }: TextFile) {
  return buildArguments.filter(isSecretLike).map((name) => {
    const at = placeAt(path, text, Math.max(0, text.search(new RegExp(`\\b${name}\\b`))));
    const message = `\`${path}\` gives the secret \`${name}\` to the build of \`${unit}\``;
    return finding('secret-in-build', { at, variable: name, message });
  });
}

function checkLinks(
  { workspace }: AuditSubject,
  { name, files }: ComposeService,
  { path, text }: TextFile,
): Finding[] {
  return files
    .filter((file) => !file.includes('$') && !existsSync(resolve(workspace, file)))
    .map((file) => {
      const at = placeAt(path, text, Math.max(0, text.indexOf(file.split('/').at(-1) ?? file)));
      const message = `The service \`${name}\` needs \`${file}\`, which does not exist`;
      return finding('link-broken', { at, message });
    });
}
