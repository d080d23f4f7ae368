import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';

/** A run that this process has brought to its end. */
export interface Played<S extends Summary> {
  readonly summary: S;
  /** Of what this process has played; undefined where all was on file before. */
  readonly handsPerSecond: number | undefined;
}

/** The rate is told and not on file: a summary is the same however its hands came about. */
export function finishedEvent({ summary, handsPerSecond }: Played<Summary>): RunEvent {
  return {
    type: 'finished',
    summary,
    ...(handsPerSecond === undefined ? {} : { handsPerSecond }),
  };
}
