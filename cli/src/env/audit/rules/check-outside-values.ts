import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { Locator } from '../../../yaml/locate.ts';
import { knownName } from '../../known-names.ts';
import { type Finding, finding, type Place } from '../findings/finding.ts';
import type { AuditSubject } from '../subject.ts';
import { misspelt } from './check-names.ts';

/** Values of `pokerbot.yaml` and of the process environment, which are checked as those of the files are. */
export function checkOutsideValues(subject: AuditSubject): Finding[] {
  return [...checkManifest(subject), ...checkProcess(subject)];
}

function checkProcess({ environment }: AuditSubject): Finding[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value ? invalid({ name, value, at: { file: null }, where: 'in the process environment ' }) : [],
  );
}

function checkManifest({ workspace, manifest }: AuditSubject): Finding[] {
  if (!manifest) return [];
  const tables = [
    { path: ['environment'], values: manifest.environment, own: false },
    ...Object.entries(manifest.units).map(([unit, { environment, command, runtime }]) => ({
      path: ['units', unit, 'environment'],
      values: environment,
      own: command !== undefined || runtime !== 'node',
    })),
  ].filter(({ values }) => Object.keys(values).length > 0);
  if (tables.length === 0) return [];
  const place = locate(workspace);
  return tables.flatMap(({ path, values, own }) =>
    Object.entries(values).flatMap(([name, value]) => {
      const at = place([...path, name]);
      const meant = knownName(name) || own ? undefined : misspelt(name);
      if (meant === undefined) return invalid({ name, value, at, where: '' });
      const message = `\`${name}\` is unknown: did you mean \`${meant}\`?`;
      return [finding('name-misspelt', { at, variable: name, message })];
    }),
  );
}

interface Outside {
  readonly name: string;
  readonly value: string;
  readonly at: Place;
  readonly where: string;
}

function invalid({ name, value, at, where }: Outside): Finding[] {
  const known = knownName(name);
  if (!known || known.isPath) return [];
  const parsed = known.variable.schema.safeParse(value);
  if (parsed.success) return [];
  const reason = parsed.error.issues.map(({ message }) => message).join(', ');
  const shown = known.variable.secret ? 'cannot be used' : `is \`${value}\``;
  const message = `\`${name}\` ${where}${shown}: ${reason}`;
  return [finding('value-invalid', { at, variable: known.name, message })];
}

function locate(workspace: string): (path: readonly string[]) => Place {
  const file = 'pokerbot.yaml';
  const lines = new LineCounter();
  const text = readFileSync(join(workspace, file), 'utf8');
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines });
  const locator = new Locator({ document, lines });
  return (path) => ({ file, ...locator.placeOf(path) });
}
