import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { LineCounter, parseDocument } from 'yaml';
import { Locator } from '../../../yaml/locate.ts';
import { isForeignName, knownName } from '../../known-names.ts';
import { misspelt } from '../../misspelt.ts';
import { type Finding, finding, type Place } from '../findings/finding.ts';
import type { AuditSubject } from '../subject.ts';

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
  const units = Object.entries(manifest.units);
  const tables: readonly Table[] = [
    {
      path: ['environment'],
      values: manifest.environment,
      reader: undefined,
      strict: units.every(([unit]) => isBuiltin(unit)),
    },
    ...units.map(([unit, { environment, command, runtime }]) => ({
      path: ['units', unit, 'environment'],
      values: environment,
      reader: unit,
      strict: isBuiltin(unit) && command === undefined && runtime === 'node',
    })),
  ].filter(({ values }) => Object.keys(values).length > 0);
  if (tables.length === 0) return [];
  const place = locate(workspace);
  return tables.flatMap((table) =>
    Object.entries(table.values).flatMap(([name, value]) => {
      const at = place([...table.path, name]);
      return checkName(name, table, at) ?? invalid({ name, value, at, where: '' });
    }),
  );
}

interface Table {
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** The unit that gets the values; all of them without one. */
  readonly reader: string | undefined;
  /** Whether only registered variables are read here. */
  readonly strict: boolean;
}

function isBuiltin(unit: string): boolean {
  return unitNames.some((name) => name === unit);
}

function checkName(name: string, { reader, strict }: Table, at: Place): Finding[] | undefined {
  const known = knownName(name);
  if (!known) {
    if (!strict || isForeignName(name)) return [];
    const meant = misspelt(name);
    const hint = meant === undefined ? '' : `: did you mean \`${meant}\`?`;
    const code = meant === undefined ? 'name-unknown' : 'name-misspelt';
    return [finding(code, { at, variable: name, message: `No unit reads \`${name}\`${hint}` })];
  }
  if (reader === undefined || !strict) return undefined;
  const { readers } = known.variable;
  if (readers.some((each) => each === reader)) return undefined;
  const message = `\`${reader}\` does not read \`${name}\`; ${readers.map((each) => `\`${each}\``).join(', ')} does`;
  return [finding('value-unread', { at, variable: name, message })];
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
