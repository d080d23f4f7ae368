import type { RunIdentity } from '../config/run-identity.ts';
import { newRunId } from './new-run-id.ts';
import type { SuiteContext } from './suite-context.ts';

/** What a new run is called and was made by. @param asked the id that the user chose, before that of the environment */
export function newIdentity(
  asked: { readonly runId: string | undefined; readonly suite: string },
  { environment, clock, version, revision }: SuiteContext,
): RunIdentity {
  const createdAt = new Date(clock.now()).toISOString();
  const given = asked.runId ?? environment.EVALUATION_RUN_ID;
  const { suite } = asked;
  return {
    format: 1,
    runId: given ?? newRunId({ prefix: environment.SESSION_PREFIX, suite, createdAt }),
    createdAt,
    versions: {
      evaluator: version,
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    revision: revision ?? null,
    evaluation: {
      mode: environment.EVALUATION_MODE,
      runId: environment.EVALUATION_RUN_ID ?? null,
    },
  };
}
