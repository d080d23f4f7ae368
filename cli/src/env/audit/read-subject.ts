import { unitNames } from '@poker-bot/shared/env/unit-name';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Manifest } from '../../stack/manifest/manifest-schema.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import type { DotenvFile } from '../dotenv-file.ts';
import type { EnvironmentFiles } from '../environment-layers.ts';
import { resolveEnvironment } from '../resolve-environment.ts';
import { type Finding, finding } from './findings/finding.ts';
import { readComposeNames } from './references/compose-names.ts';
import { assignmentsOf } from './settings/assignment.ts';
import { readSettings } from './settings/read-settings.ts';
import type { SettingsFile } from './settings/settings-file.ts';
import type { AuditSubject } from './subject.ts';

export interface SubjectOptions
  extends Pick<
    AuditSubject,
    'workspace' | 'environment' | 'secrets' | 'fingerprint' | 'unreadRecords' | 'now'
  > {
  readonly storedValues?: AuditSubject['storedValues'] | undefined;
}

export interface ReadSubject {
  readonly subject: AuditSubject;
  /** What is wrong with the manifest itself. */
  readonly findings: readonly Finding[];
}

const withoutManifest: Manifest = {
  version: 1,
  name: 'unknown',
  driver: 'auto',
  environment: {},
  units: {},
};

/** Reads a workspace for the audit. What cannot be read is a finding, not an error. */
export function readSubject(options: SubjectOptions): ReadSubject {
  const { workspace, environment } = options;
  const { manifest, findings } = attemptManifest(workspace);
  const settings = readSettings(workspace);
  const files = filesOf(settings);
  const names = new Set([...unitNames, ...Object.keys(manifest?.units ?? {})]);
  const inputs = {
    manifest: manifest ?? withoutManifest,
    files,
    processEnvironment: environment,
  };
  const environments = Object.fromEntries(
    [...names].map((unit) => [unit, resolveEnvironment(unit, inputs)]),
  );
  const assignments = settings.flatMap((file) => assignmentsOf(file, manifest));
  return {
    subject: {
      ...options,
      storedValues: options.storedValues ?? new Map(),
      manifest,
      settings,
      assignments,
      files,
      environments,
      composeNames: readComposeNames(workspace),
    },
    findings,
  };
}

function attemptManifest(workspace: string): {
  manifest: Manifest | undefined;
  findings: Finding[];
} {
  try {
    return { manifest: readManifest(workspace), findings: [] };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return { manifest: undefined, findings: manifestFindings(error) };
  }
}

interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function manifestFindings(error: {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}): Finding[] {
  const { problems, line, column, reason } = error.details;
  const file = 'pokerbot.yaml';
  const told: YamlProblem[] = Array.isArray(problems)
    ? problems
    : [
        {
          line: Number(line ?? 1),
          column: Number(column ?? 1),
          message: `${reason ?? error.message}`,
        },
      ];
  return told.map((each) =>
    finding('manifest-invalid', {
      at: { file, line: each.line, column: each.column },
      message: each.message,
    }),
  );
}

function filesOf(settings: readonly SettingsFile[]): EnvironmentFiles {
  const readable = settings.map((file) => [file.unit, dotenvOf(file)] as const);
  return {
    shared: readable.find(([unit]) => unit === undefined)?.[1],
    units: Object.fromEntries(
      readable.flatMap(([unit, file]) => (unit === undefined ? [] : [[unit, file] as const])),
    ),
  };
}

function dotenvOf({ path, content }: SettingsFile): DotenvFile {
  const entries = content.problem === undefined ? content.entries : [];
  return { path, entries: entries.filter((entry) => entry.kind !== 'unreadable') };
}
