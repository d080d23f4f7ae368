import type { Context } from '../../context.ts';
import type { EnvAuditResult } from '../../schemas/env-audit-result.ts';
import { audit } from './audit.ts';
import type { KnownSecret } from './subject.ts';

export interface AuditCommandOptions {
  readonly context: Pick<Context, 'clock' | 'environment'>;
  readonly workspace: string;
  /** What the secret store has, without values. */
  readonly secrets: readonly KnownSecret[];
  /** Warnings fail, too. */
  readonly strict: boolean;
}

/** The audit as the command gives it. */
export async function auditWorkspace(options: AuditCommandOptions): Promise<EnvAuditResult> {
  const { context, workspace, secrets, strict } = options;
  const { environment, clock } = context;
  const { findings, leftOut } = await audit({
    workspace,
    environment,
    secrets,
    now: clock.now(),
  });
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
    fixed: [],
    leftOut,
    sarif: null,
  };
}
