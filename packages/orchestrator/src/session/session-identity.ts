import type { Environment } from '@poker-bot/shared/env/load';

/** The id of a session that was given none: such as `s20260131-201500` (UTC). */
export function sessionIdAt(time: number): string {
  return `s${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;
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
