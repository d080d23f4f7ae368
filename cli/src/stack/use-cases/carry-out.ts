import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Driver } from '../driver.ts';
import { type Execution, execute } from '../execute.ts';
import type { FailureCard } from '../failure/failure-card.ts';
import { foldedMessages } from '../failure/shared-step.ts';
import type { Plan } from '../plan/operation.ts';
import type { UnitSpec } from '../unit-spec.ts';
import type { StackContext, StackOptions } from './stack-context.ts';

export interface CarryOutOptions {
  readonly plan: Plan;
  readonly driver: Driver;
  readonly units: readonly UnitSpec[];
  readonly context: Pick<StackContext, 'clock' | 'signal'>;
  readonly listen: StackOptions['listen'];
}

/**
 * Performs a plan to its end.
 *
 * @throws PokerbotError of the first operation that failed, with every failure card in `details.cards`; `INTERRUPTED`
 */
export async function carryOut(options: CarryOutOptions): Promise<void> {
  const { plan, driver, context, listen } = options;
  if (plan.operations.length === 0) return;
  const units = new Map(options.units.map((unit) => [unit.name, unit]));
  const execution = await execute({
    plan,
    listen,
    clock: context.clock,
    signal: context.signal,
    perform: (operation, progress) =>
      driver.perform({
        operation,
        unit: units.get(operation.target),
        signal: context.signal,
        progress,
      }),
  });
  if (context.signal.aborted) {
    throw new PokerbotError('INTERRUPTED', {
      message: 'Interrupted; what runs keeps running',
      next: ['Run the same command again: it continues from the state it finds'],
    });
  }
  const error = firstFailure(execution);
  if (error !== undefined) throw error;
}

function firstFailure({ failed, skipped }: Execution): unknown {
  const [first, ...others] = failed.map(({ error }) => error);
  if (!isPokerbotError(first)) return first;
  const errors = [first, ...others];
  const cards = errors.flatMap((error) => cardOf(error) ?? []);
  const without = errors.filter((error) => !cardOf(error)).map((error) => (error as Error).message);
  return new PokerbotError(first.code, {
    message: [...foldedMessages(cards), ...without].join('\n'),
    next: first.next,
    details: { ...first.details, cards, skipped: skipped.map(({ id }) => id) },
    cause: first,
  });
}

/** Only `unitFailed` puts a card there. */
function cardOf(error: unknown): FailureCard | undefined {
  return isPokerbotError(error) ? (error.details.card as FailureCard | undefined) : undefined;
}
