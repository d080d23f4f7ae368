import type { Context } from '../context.ts';
import type { Reporter } from '../events.ts';
import { createPalette } from '../output/palette.ts';
import type { FailureCard } from '../stack/failure/failure-card.ts';
import { sharesStep } from '../stack/failure/shared-step.ts';
import type { StackListener } from '../stack/stack-event.ts';
import { failureCardText, sharedFailureText } from './stack-failure.ts';
import { stackProgress } from './stack-operations.ts';

/** Joins what happens to a stack with what people and machines are told, failure cards included. */
export function stackListener(
  reporter: () => Reporter,
  context: Pick<Context, 'errors' | 'environment'>,
): StackListener {
  const told: FailureCard[] = [];
  return (event) => {
    const steps = stackProgress(event);
    if (event.type === 'operation.failed' && event.card) {
      const { errors, environment } = context;
      const palette = createPalette({ isTTY: errors.isTTY, environment });
      const { card } = event;
      const same = told.find((other) => sharesStep(card, other));
      told.push(card);
      const shown = same ? sharedFailureText(card, same, palette) : failureCardText(card, palette);
      const text = `\n${shown}\n`;
      steps.push({ type: 'note', level: 'info', text });
    }
    reporter().event(event, steps);
  };
}
