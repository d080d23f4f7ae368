import type { Environment } from '@poker-bot/shared/env/load';

/** The id of a session that was given none: such as `s20260131-201500` (UTC), or `s20260131-201500-2` where that is taken. */
export function newSessionId(time: number, isTaken: (id: string) => boolean): string {
  const moment = new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const first = `s${moment.replace('T', '-')}`;
  let id = first;
  for (let number = 2; isTaken(id); number += 1) id = `${first}-${number}`;
  return id;
}

/** How hands say which evaluation they belong to. */
export function evaluationTags({
  EVALUATION_MODE: evaluationMode,
  EVALUATION_RUN_ID: evaluationRunId,
}: Pick<Environment<'orchestrator'>, 'EVALUATION_MODE' | 'EVALUATION_RUN_ID'>): Record<
  string,
  string
> {
  return {
    ...(evaluationMode === 'off' ? {} : { evaluationMode }),
    ...(evaluationRunId === undefined ? {} : { evaluationRunId }),
  };
}
