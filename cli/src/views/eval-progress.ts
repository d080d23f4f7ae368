import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { ProgressEvent, Reporter } from '../events.ts';
import { canRedraw } from '../output/can-redraw.ts';
import { formatDuration } from '../output/duration.ts';
import { counted, estimate, whole } from './eval-figures.ts';

const task = 'hands';
/** Time between two lines of progress where lines cannot be redrawn, in milliseconds. */
const plainPace = 5_000;

/** Joins the events of a run with what people and machines are told: redrawn on a terminal, now and then a line elsewhere. */
export function evalListener(
  reporter: () => Reporter,
  { clock, errors, environment }: Pick<Context, 'clock' | 'errors' | 'environment'>,
): (event: RunEvent) => void {
  const redraws = canRedraw({ errors, environment });
  let begun = clock.monotonic();
  let shownAt = begun;
  return (event) => {
    const now = clock.monotonic();
    const due = redraws || event.type !== 'progress' || now - shownAt >= plainPace;
    if (due) shownAt = now;
    if (event.type === 'started') begun = now;
    reporter().event(event, due ? stepsOf(event, now - begun) : []);
  };
}

function stepsOf(event: RunEvent, elapsed: number): ProgressEvent[] {
  switch (event.type) {
    case 'started':
      return [{ type: 'task.started', id: task, title: titleOf(event) }];
    case 'progress':
      return [{ type: 'task.progress', id: task, text: progressText(event) }];
    case 'listening':
      return event.seats.map(({ name, host, port }) => ({
        type: 'note',
        level: 'info',
        text: `Waiting for \`${name}\` at ${host} ${port}`,
      }));
    case 'finished': {
      const { hands, runId } = event.summary;
      const text = `${counted(hands, 'hand')} on file in run ${runId}`;
      return [{ type: 'task.done', id: task, text, milliseconds: elapsed }];
    }
  }
}

function titleOf(event: Extract<RunEvent, { type: 'started' }>): string {
  const { runId, bot, hands, seats, resumedAt } = event;
  const begun = resumedAt === 0 ? '' : `, from hand ${whole(resumedAt)} on`;
  return `Run ${runId}: \`${bot}\` plays ${counted(hands, 'hand')} at ${seats} seats${begun}`;
}

function progressText(event: Extract<RunEvent, { type: 'progress' }>): string {
  const { hands, of, bbPer100, interval, handsPerSecond, degradedHands } = event;
  const left = handsPerSecond > 0 ? ((of - hands) / handsPerSecond) * 1_000 : 0;
  return [
    `${Math.floor((hands / of) * 100)}%`,
    `${whole(hands)} of ${whole(of)}`,
    `${estimate(bbPer100, interval)} bb/100`,
    `${whole(handsPerSecond)} hands/s`,
    ...(degradedHands > 0 ? [`${whole(degradedHands)} degraded`] : []),
    ...(hands < of ? [`${formatDuration(left)} left`] : []),
  ].join(' · ');
}
