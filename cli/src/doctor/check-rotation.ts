import type { Context } from '../context.ts';
import { dueSecretsOf } from '../secrets/use-cases/due-secrets.ts';
import type { Check } from './check.ts';

export interface RotationQuestion {
  readonly context: Pick<Context, 'clock' | 'environment'>;
  readonly workspace: string;
}

/** Are secrets due to be replaced? Says nothing when none is. */
export async function checkRotation({ context, workspace }: RotationQuestion): Promise<Check[]> {
  const due = await dueSecretsOf(workspace, context);
  if (due.length === 0) return [];
  const reason = `due to be replaced: ${due.map((name) => `\`${name}\``).join(', ')}`;
  return [{ name: 'rotation', status: 'warn', reason, fix: 'run `pokerbot secrets rotate --due`' }];
}
