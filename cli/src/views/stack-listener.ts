import type { Context } from '../context.ts';
import type { Reporter } from '../events.ts';
import { createPalette } from '../output/palette.ts';
import type { StackListener } from '../stack/stack-event.ts';
import { failureCardText } from './stack-failure.ts';
import { stackProgress } from './stack-operations.ts';

/** Joins what happens to a stack with what people and machines are told, failure cards included. */
export function stackListener(
  reporter: () => Reporter,
  context: Pick<Context, 'errors' | 'environment'>,
): StackListener {
  return (event) => {
    const steps = stackProgress(event);
    if (event.type === 'operation.failed' && event.card) {
      const { errors, environment } = context;
      const palette = createPalette({ isTTY: errors.isTTY, environment });
      const text = `\n${failureCardText(event.card, palette)}\n`;
      steps.push({ type: 'note', level: 'info', text });
    }
    reporter().event(event, steps);
  };
}
