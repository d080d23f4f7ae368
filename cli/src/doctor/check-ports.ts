import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { plan } from '../stack/use-cases/plan.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import type { Check } from './check.ts';

export interface PortQuestion {
  readonly context: StackContext;
  readonly workspace: string;
}

/** Could the stack have its ports? Asks the plan, which looks and changes nothing. */
export async function checkPorts({ context, workspace }: PortQuestion): Promise<Check> {
  const name = 'ports';
  try {
    const { operations } = await plan({ context, workspace, listen: () => undefined });
    const starts = operations.filter(({ kind }) => kind === 'start').length;
    const reason = starts === 0 ? 'ours: the stack runs' : `free for the ${starts} units to start`;
    return { name, status: 'ok', reason };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    // A stack that cannot have its secrets gets no ports either, and its ports are not why.
    const secrets = /^(KEYCHAIN|VAULT|SECRET)/.test(error.code);
    return {
      name: secrets ? 'secrets' : name,
      status: 'fail',
      reason: error.message,
      fix: error.next.join('; '),
    };
  }
}
