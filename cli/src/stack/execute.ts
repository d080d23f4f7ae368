import type { Clock } from '@poker-bot/shared/clock/clock';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { FailureCard } from './failure/failure-card.ts';
import type { Operation, Plan } from './plan/operation.ts';
import type { StackListener } from './stack-event.ts';

export interface ExecuteOptions {
  readonly plan: Plan;
  perform(operation: Operation, progress: (text: string) => void): Promise<void>;
  readonly listen: StackListener;
  readonly clock: Clock;
  /** When aborted no further operation begins; those under way are left to `perform`. */
  readonly signal: AbortSignal;
}

export interface FailedOperation {
  readonly operation: Operation;
  readonly error: unknown;
}

export interface Execution {
  readonly done: readonly Operation[];
  readonly failed: readonly FailedOperation[];
  readonly skipped: readonly Operation[];
}

/** Walks the graph, everything at once that waits for nothing. Decides nothing; what needs a failed operation is skipped. */
export async function execute(options: ExecuteOptions): Promise<Execution> {
  const { plan, listen } = options;
  const done: Operation[] = [];
  const failed: FailedOperation[] = [];
  const skipped: Operation[] = [];
  const outcomes = new Map<string, Promise<string | undefined>>();
  listen({ type: 'plan.started', operations: plan.operations });

  const run = async (operation: Operation): Promise<string | undefined> => {
    const missing = (await Promise.all(operation.after.map((id) => outcomes.get(id)))).find(
      Boolean,
    );
    if (missing !== undefined || options.signal.aborted) {
      skipped.push(operation);
      const because = missing === undefined ? 'interrupted' : `needs \`${missing}\``;
      listen({ type: 'operation.skipped', operation, because });
      return operation.id;
    }
    try {
      await performTimed(operation, options);
      done.push(operation);
      return undefined;
    } catch (error) {
      failed.push({ operation, error });
      listen({ type: 'operation.failed', operation, ...describe(error) });
      return operation.id;
    }
  };

  for (const operation of plan.operations) outcomes.set(operation.id, run(operation));
  await Promise.all(outcomes.values());
  return { done, failed, skipped };
}

async function performTimed(operation: Operation, options: ExecuteOptions): Promise<void> {
  const { clock, listen } = options;
  const start = clock.monotonic();
  listen({ type: 'operation.started', operation });
  await options.perform(operation, (text) =>
    listen({ type: 'operation.progress', operation, text }),
  );
  const milliseconds = Math.round(clock.monotonic() - start);
  listen({ type: 'operation.done', operation, milliseconds });
}

function describe(error: unknown): { message: string; card?: FailureCard | undefined } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (!isPokerbotError(error)) return { message: error.message };
  // Only `unitFailed` puts a card there.
  return { message: error.message, card: error.details.card as FailureCard | undefined };
}
