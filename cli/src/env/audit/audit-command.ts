import type { EnvAuditResult } from '../../schemas/env-audit-result.ts';
import type { StackContext } from '../../stack/use-cases/stack-context.ts';
import { type Audit, audit } from './audit.ts';
import { sarif } from './report/sarif.ts';
import { writeReport } from './report/write-report.ts';
import { type Fixed, fixSettings } from './settings/fix-settings.ts';
import type { AuditSubject } from './subject.ts';

export interface AuditCommandOptions
  extends Pick<AuditSubject, 'secrets' | 'fingerprint' | 'unreadRecords' | 'storedValues'> {
  readonly context: StackContext & { readonly workingDirectory: string };
  readonly workspace: string;
  /** Version of this program. */
  readonly version: string;
  /** Warnings fail, too. */
  readonly strict: boolean;
  readonly fix: boolean;
  readonly live: boolean;
  readonly layers: boolean;
  /** File for the findings, from where the command was started. */
  readonly sarif?: string | undefined;
}

/**
 * The audit as the command gives it.
 *
 * @throws PokerbotError `FILE_UNWRITABLE`
 */
export async function auditWorkspace(options: AuditCommandOptions): Promise<EnvAuditResult> {
  const { context, workspace, strict, version } = options;
  const first = await look(options);
  const fixed = options.fix ? fixSettings(workspace, first.findings) : [];
  const last = fixed.length > 0 ? await look(options) : first;
  const report =
    options.sarif === undefined
      ? null
      : writeReport(context.workingDirectory, options.sarif, sarif(last.findings, { version }));
  return { ...summary(last, { workspace, strict, fixed }), sarif: report };
}

function look({ context, ...options }: AuditCommandOptions): Promise<Audit> {
  const { environment, clock } = context;
  const { workspace, secrets, fingerprint, unreadRecords, storedValues, live, layers } = options;
  const stored = { secrets, fingerprint, unreadRecords, storedValues };
  return audit(
    { workspace, environment, ...stored, now: clock.now() },
    { stack: context, live, layers },
  );
}

interface Told {
  readonly workspace: string;
  readonly strict: boolean;
  readonly fixed: readonly Fixed[];
}

function summary({ findings, leftOut }: Audit, { workspace, strict, fixed }: Told) {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return {
    workspace,
    passed: errors === 0 && (!strict || warnings === 0),
    strict,
    errors,
    warnings,
    notes: count('note'),
    findings,
    fixed,
    leftOut,
  };
}
