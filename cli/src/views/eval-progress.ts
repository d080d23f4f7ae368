import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { ProgressEvent, Reporter } from '../events.ts';
import { canRedraw } from '../output/can-redraw.ts';
import { formatDuration } from '../output/duration.ts';
import { costNotes, extentText } from './eval-cost.ts';
import { counted, estimate, percent, rate, whole } from './eval-figures.ts';

const task = 'hands';
/** Of what is looked over before it. */
const scan = 'scan';
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
  let scanning = false;
  return (event) => {
    const now = clock.monotonic();
    const isPaced = event.type === 'progress' || (event.type === 'scanning' && scanning);
    const due = redraws || !isPaced || now - shownAt >= plainPace;
    if (due) shownAt = now;
    const before = scanSteps(event, scanning);
    scanning = event.type === 'scanning';
    if (event.type === 'started') begun = now;
    const steps = due ? [...before, ...stepsOf(event, now - begun)] : [];
    if (event.type === 'listening') reporter().ready(event, steps);
    else reporter().event(event, steps);
  };
}

function stepsOf(event: RunEvent, elapsed: number): ProgressEvent[] {
  switch (event.type) {
    case 'planned':
      return planOf(event).map((text) => note('info', text));
    case 'scanning':
      return [{ type: 'task.progress', id: scan, text: scanText(event) }];
    case 'started':
      return [
        { type: 'task.started', id: task, title: titleOf(event) },
        ...warningOf(event).map((text) => note('warning', text)),
        ...(event.suite === 'shadow' ? [] : costOf(event).map((text) => note('info', text))),
      ];
    case 'progress':
      return [{ type: 'task.progress', id: task, text: progressText(event) }];
    case 'listening':
      return event.seats.map(({ name, host, port }) =>
        note('info', `Waiting for \`${name}\` at ${host} ${port}`),
      );
    case 'finished': {
      return [{ type: 'task.done', id: task, text: finishedText(event), milliseconds: elapsed }];
    }
  }
}

/** The task of looking over begins with the first that is told of it, and ends with what comes next. */
function scanSteps(event: RunEvent, scanning: boolean): ProgressEvent[] {
  if (event.type !== 'scanning') return scanning ? [{ type: 'task.done', id: scan }] : [];
  return scanning
    ? []
    : [{ type: 'task.started', id: scan, title: `Looking over ${event.source}` }];
}

function note(level: 'info' | 'warning', text: string): ProgressEvent {
  return { type: 'note', level, text };
}

type Event<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

function planOf({ runId, matches, cost }: Event<'planned'>): string[] {
  const extent = `${counted(matches, 'match')}, ${counted(cost.hands, 'hand')}, ${extentText(cost)}`;
  return [`League ${runId}: ${extent}`, ...costNotes(cost, ' of all matches')];
}

function titleOf(event: Event<'started'>): string {
  const { runId, bot, hands, resumedAt } = event;
  if (event.suite === 'shadow') {
    const begun = resumedAt === 0 ? '' : `, from decision ${whole(resumedAt)} on`;
    const what = `${counted(event.decisions, 'decision')} in ${counted(hands, 'hand')}`;
    return `Run ${runId}: \`${bot}\` replays ${what} of ${event.source}${begun}`;
  }
  const begun = resumedAt === 0 ? '' : `, from hand ${whole(resumedAt)} on`;
  if (event.against !== undefined) {
    const extent = event.cost === undefined ? '' : `, ${extentText(event.cost)}`;
    return `Run ${runId}: is \`${bot}\` better than \`${event.against}\`? At most ${counted(hands, 'hand')} at ${event.seats} seats${begun}${extent}`;
  }
  const what = `Run ${runId}: \`${bot}\` plays ${counted(hands, 'hand')} at ${event.seats} seats`;
  if (event.jobs === undefined) return `${what}${begun}`;
  return `${what} in ${event.jobs} jobs${resumedAt === 0 ? '' : `, ${whole(resumedAt)} of them on file`}`;
}

type Played = Exclude<Event<'started'>, { suite: 'shadow' }>;

function warningOf(event: Event<'started'>): string[] {
  return event.suite === 'shadow' || event.warning === undefined ? [] : [event.warning];
}

/** Of a run that is continued what was paid before is not in it. */
function costOf({ cost, resumedAt }: Played): string[] {
  return cost === undefined ? [] : costNotes(cost, resumedAt === 0 ? '' : ' from here on');
}

/** The rate is that of the hands alone; the time beside it has the scoring and the report in it. */
function finishedText({ summary: { hands, runId }, handsPerSecond }: Event<'finished'>): string {
  const pace = handsPerSecond === undefined ? '' : ` at ${rate(handsPerSecond)} hands/s`;
  return `${counted(hands, 'hand')} on file in run ${runId}${pace}`;
}

function scanText({ bytes, of, hands }: Event<'scanning'>): string {
  return `${Math.floor((bytes / of) * 100)}% · ${counted(hands, 'hand')}`;
}

function progressText(event: Event<'progress'>): string {
  return event.suite === 'shadow' ? replayText(event) : playText(event);
}

function replayText(event: Extract<Event<'progress'>, { suite: 'shadow' }>): string {
  const { decisions, of, agreementRate, decisionsPerSecond, degradedDecisions } = event;
  return [
    `${Math.floor((decisions / of) * 100)}%`,
    `${whole(decisions)} of ${whole(of)} decisions`,
    `${percent(agreementRate)} agree`,
    `${whole(decisionsPerSecond)} decisions/s`,
    ...(degradedDecisions > 0 ? [`${whole(degradedDecisions)} degraded`] : []),
    ...left(of - decisions, decisionsPerSecond),
  ].join(' · ');
}

function playText(event: Exclude<Event<'progress'>, { suite: 'shadow' }>): string {
  const { hands, of, bbPer100, interval, estimator, jobs, handsPerSecond, degradedHands } = event;
  const by = estimator === undefined ? '' : ` ${estimator}`;
  return [
    `${Math.floor((hands / of) * 100)}%`,
    `${whole(hands)} of ${whole(of)}`,
    jobs === undefined ? `${estimate(bbPer100, interval)} bb/100${by}` : `${jobs} jobs`,
    `${rate(handsPerSecond)} hands/s`,
    ...(degradedHands > 0 ? [`${whole(degradedHands)} degraded`] : []),
    ...left(of - hands, handsPerSecond),
  ].join(' · ');
}

function left(rest: number, perSecond: number): string[] {
  if (rest <= 0) return [];
  return [`${formatDuration(perSecond > 0 ? (rest / perSecond) * 1_000 : 0)} left`];
}
