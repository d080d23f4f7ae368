import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { FieldChange } from '../../../stack/plan/operation.ts';
import { plan } from '../../../stack/use-cases/plan.ts';
import type { StackContext } from '../../../stack/use-cases/stack-context.ts';
import type { LeftOut } from '../audit.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import type { AuditSubject } from '../subject.ts';

/** A field of a configuration that is a variable; others are revisions and the like. */
const variableName = /^[A-Z_][A-Z0-9_]*$/;

/** What running units were started with, held against what the workspace declares now. */
export async function checkRunning(
  subject: AuditSubject,
  context: StackContext,
): Promise<{ findings: Finding[]; leftOut: LeftOut[] }> {
  const { workspace } = subject;
  try {
    if ((await context.drivers.runsUnder(workspace)) === undefined) return nothing;
    const { operations } = await plan({
      context,
      workspace,
      follow: true,
      listen: () => undefined,
    });
    const findings = operations
      .filter(({ kind }) => kind === 'start')
      .flatMap(({ target, cause }) =>
        cause.changes
          .filter(({ field }) => variableName.test(field))
          .map((change) => differs(subject, target, change)),
      );
    return { findings, leftOut: [] };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return { findings: [], leftOut: [{ part: 'running units', reason: error.message }] };
  }
}

const nothing = { findings: [], leftOut: [] };

function differs({ environments }: AuditSubject, unit: string, change: FieldChange): Finding {
  const { field, from, to } = change;
  const declared = environments[unit]?.[field];
  const message = [from, to].some((value) => value?.startsWith('secret:'))
    ? `\`${unit}\` runs with another \`${field}\` than is declared`
    : `\`${unit}\` runs with \`${field}\` ${told(from)}, declared is ${told(to)}`;
  const at = placeOfOrigin(declared?.origin);
  return finding('running-differs', { at, variable: field, message });
}

function told(value: string | undefined): string {
  return value === undefined ? 'not set' : `\`${value}\``;
}
