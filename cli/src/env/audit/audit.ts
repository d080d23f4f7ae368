import type { StackContext } from '../../stack/use-cases/stack-context.ts';
import { type Finding, orderFindings } from './findings/finding.ts';
import { readSubject, type SubjectOptions } from './read-subject.ts';
import { checkRepository } from './repository/check-repository.ts';
import { checkAgreement } from './rules/check-agreement.ts';
import { checkConfigs } from './rules/check-configs.ts';
import { checkModes } from './rules/check-modes.ts';
import { checkNames } from './rules/check-names.ts';
import { checkOutsideValues } from './rules/check-outside-values.ts';
import { checkPaths } from './rules/check-paths.ts';
import { checkReaders } from './rules/check-readers.ts';
import { checkRecords } from './rules/check-records.ts';
import { checkRepetition } from './rules/check-repetition.ts';
import { checkRequirements } from './rules/check-requirements.ts';
import { checkRotation } from './rules/check-rotation.ts';
import { checkSecrets } from './rules/check-secrets.ts';
import { checkSettingsFiles } from './rules/check-settings-files.ts';
import { checkValues } from './rules/check-values.ts';
import type { AuditSubject } from './subject.ts';

/** What only looks at the files of the workspace and is done at once. */
const rules: readonly ((subject: AuditSubject) => Finding[])[] = [
  checkSettingsFiles,
  checkNames,
  checkValues,
  checkRepetition,
  checkReaders,
  checkOutsideValues,
  checkSecrets,
  checkRequirements,
  checkModes,
  checkPaths,
  checkConfigs,
  checkRecords,
  checkRotation,
  checkAgreement,
];

/** A part of the audit that could not be done here. */
export interface LeftOut {
  readonly part: string;
  readonly reason: string;
}

export interface Audit {
  readonly findings: Finding[];
  readonly leftOut: readonly LeftOut[];
}

export interface AuditReach {
  /** Where the stack runs; without it nothing that runs is looked at. */
  readonly stack?: StackContext | undefined;
  /** Ask whether addresses answer. */
  readonly live?: boolean | undefined;
  /** Search the files of images, too. */
  readonly layers?: boolean | undefined;
}

type Part = Promise<Pick<Audit, 'findings' | 'leftOut'>>;

/** Looks at everything that decides what the units of a workspace get. Changes nothing. */
export async function audit(options: SubjectOptions, reach: AuditReach = {}): Promise<Audit> {
  const { subject, findings } = readSubject(options);
  const parts = await Promise.all([checkRepository(subject), ...beyond(subject, reach)]);
  const found = rules.flatMap((rule) => rule(subject));
  return {
    findings: orderFindings([...findings, ...found, ...parts.flatMap((part) => part.findings)]),
    leftOut: parts.flatMap((part) => part.leftOut),
  };
}

/** What lies outside the workspace's folder; loaded only where it is looked at. */
function beyond(subject: AuditSubject, { stack, live, layers = false }: AuditReach): Part[] {
  const parts: Part[] = [];
  if (stack) {
    parts.push(
      import('./running/check-running.ts').then((it) => it.checkRunning(subject, stack)),
      import('./running/check-engine.ts').then((it) =>
        it.checkEngine(subject, { context: stack, layers }),
      ),
    );
  }
  if (live) {
    parts.push(import('./running/check-addresses.ts').then((it) => it.checkAddresses(subject)));
  }
  return parts;
}
