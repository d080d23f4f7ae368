import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { knownName } from '../../known-names.ts';
import type { ResolvedVariable } from '../../resolved-variable.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import { statIfAny } from '../stat-if-any.ts';
import type { AuditSubject } from '../subject.ts';

/** Paths that have to lead somewhere: those that are written, and the bot that is there by default. */
export function checkPaths(subject: AuditSubject): Finding[] {
  const paths = new Map<string, [string, ResolvedVariable]>();
  for (const environment of Object.values(subject.environments)) {
    for (const [name, variable] of Object.entries(environment)) {
      if (variable.source === 'default' && name !== 'BOT_CONFIG') continue;
      if (expectedAt(name)) paths.set(`${name} ${variable.origin}`, [name, variable]);
    }
  }
  return [...paths.values()].flatMap(([name, variable]) => checkPath(subject, name, variable));
}

/** What has to lie at the path that a variable holds, if it holds one. */
function expectedAt(name: string): 'file' | 'folder' | undefined {
  const known = knownName(name);
  return known?.isPath ? 'file' : known?.variable.path;
}

function checkPath(
  { workspace, now }: AuditSubject,
  name: string,
  { value, origin }: ResolvedVariable,
): Finding[] {
  const at = placeOfOrigin(origin);
  const path = resolve(workspace, value);
  const found = statIfAny(path);
  const expected = expectedAt(name);
  if (!found || (expected === 'folder' ? !found.isDirectory() : !found.isFile())) {
    const why = found ? `no ${expected}` : 'nothing there';
    const message = `\`${name}\` is \`${value}\`: ${why}`;
    return [finding('path-missing', { at, variable: name, message })];
  }
  if (knownName(name)?.isPath && found.size === 0) {
    const message = `\`${name}\` names \`${value}\`, which is empty`;
    return [finding('value-empty', { at, variable: name, message })];
  }
  return name === 'GRPC_TLS_CERT_PATH' ? checkCertificate({ path, name, now, value }) : [];
}

interface CertificateQuestion {
  readonly path: string;
  readonly name: string;
  readonly value: string;
  readonly now: number;
}

function checkCertificate({ path, name, value, now }: CertificateQuestion): Finding[] {
  const at = { file: value };
  try {
    const { validTo } = new X509Certificate(readFileSync(path));
    if (Date.parse(validTo) > now) return [];
    const message = `The certificate \`${value}\` was valid until ${validTo}`;
    return [finding('certificate-expired', { at, variable: name, message })];
  } catch {
    const message = `\`${value}\` holds no certificate in PEM`;
    return [finding('config-invalid', { at, variable: name, message })];
  }
}
